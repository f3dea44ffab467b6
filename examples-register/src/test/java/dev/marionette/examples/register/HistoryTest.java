package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Seed;
import dev.marionette.examples.register.HistoryEvent.Phase;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories come out of runs, complete, and go through their text form unchanged. */
final class HistoryTest {

    @Test
    void theHistoryOfARunIsInItsTrace() {
        History history = History.of(
                Runner.expectPass(RegisterScenarios.SMOKE, Seed.of(1)).trace());

        assertThat(history.events())
                .extracting(event -> event.phase() + " " + event.operation() + event.values())
                .startsWith("INVOKE read[]", "OK read[0]", "INVOKE write[41]", "OK write[41]")
                .endsWith("INVOKE read[]", "FAILED read[]");
    }

    @Test
    void theTextFormKeepsEverything() {
        History history = History.of(
                Runner.expectPass(RegisterScenarios.SWARM, Seed.of(1)).trace());

        assertThat(History.parse(history.text())).isEqualTo(history);
        assertThat(history.text())
                .startsWith("# marionette.history version=1\n")
                .contains(" invoke write ");
    }

    @Test
    void aRunThatFailedHasItsHistoryToo() {
        RunFailure failure = Runner.expectFailure(
                RegisterScenarios.TIE_BY_ARRIVAL, Seeds.from(Seed.of(1)).count(1_000));

        assertThat(History.of(failure.trace()).events()).isNotEmpty();
    }

    @Test
    void anyTextCanBeAValue() {
        HistoryEvent event = new HistoryEvent(5, 2, Phase.UNKNOWN, "append", List.of("a b%c", "", "ü=\n"));

        assertThat(event.text()).isEqualTo("5 2 unknown append a%20b%25c  %C3%BC=%0A");
        assertThat(HistoryEvent.parse(event.text())).isEqualTo(event);
    }

    @Test
    void whatNoProcessCanDoIsRefused() {
        String header = "# marionette.history version=1\n";
        assertThatThrownBy(() -> History.parse("1 0 invoke read\n")).hasMessageContaining("begins with the line");
        assertThatThrownBy(() -> History.parse(header + "1 0 ok read 3\n")).hasMessageContaining("nothing open");
        assertThatThrownBy(() -> History.parse(header + "1 0 invoke read\n2 0 invoke read\n"))
                .hasMessageContaining("has 'read' open");
        assertThatThrownBy(() -> History.parse(header + "2 0 invoke read\n1 1 invoke read\n"))
                .hasMessageContaining("the instant before is 2");
        assertThatThrownBy(() -> History.parse(header + "1 0 read\n")).hasMessageContaining("INSTANT PROCESS PHASE");
        assertThat(History.parse(header + "1 0 invoke read\n").events()).hasSize(1);
    }
}
