package dev.marionette.sim.contract;

import dev.marionette.api.contract.RandomContract;

final class SimulatedRandomTest extends RandomContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(RandomContract.class, body);
    }
}
