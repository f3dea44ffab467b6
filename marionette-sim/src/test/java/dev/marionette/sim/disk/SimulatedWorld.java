package dev.marionette.sim.disk;

import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.Trace;

/** Runs a body in the root task of a fresh world; every run is made twice and compared. */
final class SimulatedWorld {

    private SimulatedWorld() {}

    /** Runs a body and returns the trace; throws if it fails. */
    static Trace run(Seed seed, SimulationOptions options, Body body) {
        Scenario<Harness> scenario = Scenario.named("disk", world -> new Harness(world.simulate(options), body))
                .run(Harness::run);
        RunReport.Passed passed = Runner.expectPass(scenario, seed);
        return passed.trace();
    }

    /** What a test does with a machine. */
    @FunctionalInterface
    interface Body {
        void run(Simulation sim) throws Exception;
    }

    private record Harness(Simulation sim, Body body) {
        void run() throws Exception {
            body.run(sim);
        }
    }
}
