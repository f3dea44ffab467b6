package dev.marionette.sim.contract;

import dev.marionette.api.Seed;
import dev.marionette.api.contract.Contract;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;

/** Runs the body of a contract in fresh worlds: for several seeds, and for each one twice with equal traces. */
final class SimulatedWorlds {

    private static final Seeds SEEDS = Seeds.from(Seed.of(0xC0FFEE)).count(8);

    private SimulatedWorlds() {}

    static void run(Class<?> contract, Contract.Body body) {
        Scenario<Simulation> scenario = Scenario.named(
                        contract.getSimpleName(), world -> world.simulate(SimulationOptions.defaults()))
                .run(simulation -> body.run(simulation.env()));
        Runner.expectFuzz(scenario, SEEDS);
    }
}
