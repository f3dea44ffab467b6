package dev.marionette.sim.contract;

import dev.marionette.api.contract.FileTreeContract;

final class SimulatedFileTreeTest extends FileTreeContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(FileTreeContract.class, body);
    }
}
