package dev.marionette.sim.contract;

import dev.marionette.api.contract.EnvContract;

final class SimulatedEnvTest extends EnvContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(EnvContract.class, body);
    }
}
