package dev.marionette.sim.contract;

import dev.marionette.api.contract.DiskContract;

final class SimulatedDiskTest extends DiskContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(DiskContract.class, body);
    }
}
