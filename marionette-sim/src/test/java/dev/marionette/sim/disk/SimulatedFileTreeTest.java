package dev.marionette.sim.disk;

import dev.marionette.api.contract.FileTreeContract;

final class SimulatedFileTreeTest extends FileTreeContract {

    @Override
    protected void run(Body body) {
        SimulatedWorld.run(body);
    }
}
