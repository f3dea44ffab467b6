package dev.marionette.check.plan;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.Trace;
import java.time.Duration;
import java.util.List;

/** Worlds for tests of plans; each runs twice and is compared. */
final class PlannedWorlds {

    static final NodeId ZERO = NodeId.of(0);
    static final NodeId ONE = NodeId.of(1);
    static final NodeId TWO = NodeId.of(2);

    private PlannedWorlds() {}

    static Trace pass(int nodes, Action<Simulation> test) {
        Scenario<Simulation> scenario = Scenario.named("plans", world -> world.simulate(SimulationOptions.nodes(nodes)))
                .run(test);
        return Runner.expectPass(scenario, Seed.of(7)).trace();
    }

    static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    /** The steps of the plan in a trace: instant in milliseconds, step, and nodes. */
    static List<String> steps(Trace trace) {
        return trace.events().stream()
                .filter(event -> event.name().startsWith("plan."))
                .map(event -> event.atNanos() / 1_000_000 + " " + event.name().substring("plan.".length()) + " "
                        + event.value("node").orElseThrow())
                .toList();
    }
}
