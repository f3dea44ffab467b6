package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.engine.FiftyTasksTest.ChildJvm;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A JVM without the flag that tasks need: worlds of one task run as ever, and starting a task says what to do. */
final class JvmFlagTest {

    @Test
    void withTheFlagTasksAreAvailable() {
        assertThat(VirtualThreads.unavailableReason()).isNull();
    }

    @Test
    void withoutTheFlagAWorldOfOneTaskLeavesTheSameTrace() throws Exception {
        assertThat(inAJvmWithoutTheFlag("alone"))
                .isEqualTo(TaskWorld.run(9, JvmFlagTest::alone).passed().trace());
    }

    @Test
    void withoutTheFlagStartingATaskEndsTheRunWithTheRemedy() throws Exception {
        assertThat(inAJvmWithoutTheFlag("task"))
                .startsWith("SCENARIO_ERROR: Tasks need the JVM flag '--add-opens java.base/java.lang=ALL-UNNAMED'")
                .contains("surefire's <argLine>")
                .contains("Gradle")
                .contains("IntelliJ")
                .contains("on the command line")
                .hasLineCount(1);
    }

    private static String inAJvmWithoutTheFlag(String program) throws Exception {
        List<String> command = ChildJvm.command(false, JvmFlagTest.class);
        command.add(program);
        return ChildJvm.output(command);
    }

    private static void alone(TaskWorld world) throws InterruptedException {
        world.sleep(10);
        world.kernel().clock(0).sleep(20);
        world.kernel().trace(TraceName.of("test.over")).end();
    }

    public static void main(String[] args) {
        if (args[0].equals("alone")) {
            System.out.print(TaskWorld.run(9, JvmFlagTest::alone).passed().trace());
        } else {
            Stop stop = TaskWorld.run(9, world -> world.start(() -> {})).stop();
            System.out.println(stop.kind() + ": " + Objects.requireNonNull(stop.message()));
        }
    }
}
