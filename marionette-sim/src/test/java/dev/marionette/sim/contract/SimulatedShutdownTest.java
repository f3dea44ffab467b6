package dev.marionette.sim.contract;

import dev.marionette.api.contract.ShutdownContract;

final class SimulatedShutdownTest extends ShutdownContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(ShutdownContract.class, body);
    }
}
