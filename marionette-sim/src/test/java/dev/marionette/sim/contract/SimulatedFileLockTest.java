package dev.marionette.sim.contract;

import dev.marionette.api.contract.FileLockContract;

final class SimulatedFileLockTest extends FileLockContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(FileLockContract.class, body);
    }
}
