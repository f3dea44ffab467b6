package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchdogTest {

    private final Watchdog watchdog = new Watchdog(Carrier.ofThisThread());
    private final List<String> reports = new ArrayList<>();

    @Test
    void aTaskThatHoldsUpItsWorldIsReportedOnceWithItsStack() {
        TaskWorld.run(1, w -> w.start(() -> look(3 * Watchdog.PATIENCE)).join()).passed();

        assertThat(reports).hasSize(1);
        assertThat(reports.getFirst())
                .contains("task 'root/task-1'")
                .contains("at dev.marionette.sim.engine.WatchdogTest.look");
    }

    @Test
    void aTaskThatGetsOnIsNot() {
        TaskWorld.run(1, w -> {
                    for (int i = 0; i < 10; i++) {
                        look(Watchdog.PATIENCE);
                        w.sleep(1);
                    }
                })
                .passed();

        assertThat(reports).isEmpty();
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            String report = watchdog.look();
            if (report != null) {
                reports.add(report);
            }
        }
    }
}
