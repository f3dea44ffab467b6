package dev.marionette.sim.contract;

import dev.marionette.api.contract.CoordinationContract;

final class SimulatedCoordinationTest extends CoordinationContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(CoordinationContract.class, body);
    }
}
