package dev.marionette.sim.contract;

import dev.marionette.api.contract.DirectoryContract;

final class SimulatedDirectoryTest extends DirectoryContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(DirectoryContract.class, body);
    }
}
