package dev.marionette.sim.contract;

import dev.marionette.api.contract.FileChannelContract;

final class SimulatedFileChannelTest extends FileChannelContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(FileChannelContract.class, body);
    }
}
