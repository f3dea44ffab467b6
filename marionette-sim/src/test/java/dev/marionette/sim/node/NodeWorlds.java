package dev.marionette.sim.node;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.Trace;
import java.time.Duration;

/** Worlds of three nodes for tests of what happens to nodes; each runs twice and is compared. */
final class NodeWorlds {

    static final NodeId ONE = NodeId.of(1);
    static final NodeId TWO = NodeId.of(2);

    private NodeWorlds() {}

    static void pass(Action<Simulation> test) {
        pass(7, test);
    }

    static void pass(long seed, Action<Simulation> test) {
        Runner.expectPass(scenario(test), Seed.of(seed));
    }

    static RunFailure fail(Action<Simulation> test) {
        RunReport report = Runner.run(scenario(test), Seed.of(7));
        if (report instanceof RunReport.Failed failed) {
            return failed.failure();
        }
        throw new AssertionError(
                "expected a failure, and the run passed:\n" + report.trace().text());
    }

    static Trace trace(long seed, Action<Simulation> test) {
        RunReport report = Runner.run(scenario(test), Seed.of(seed));
        if (report instanceof RunReport.Failed failed) {
            throw new AssertionError(failed.failure().text());
        }
        return report.trace();
    }

    static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Scenario<Simulation> scenario(Action<Simulation> test) {
        return Scenario.named("nodes", world -> world.simulate(SimulationOptions.nodes(3)))
                .run(test);
    }
}
