package dev.marionette.sim.disk;

import dev.marionette.api.contract.DirectoryContract;

final class SimulatedDirectoryTest extends DirectoryContract {

    @Override
    protected void run(Body body) {
        SimulatedWorld.run(body);
    }
}
