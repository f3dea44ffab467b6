package dev.marionette.sim.disk;

import dev.marionette.api.contract.FileLockContract;

final class SimulatedFileLockTest extends FileLockContract {

    @Override
    protected void run(Body body) {
        SimulatedWorld.run(body);
    }
}
