package dev.marionette.sim.disk;

import dev.marionette.api.contract.FileChannelContract;

final class SimulatedFileChannelTest extends FileChannelContract {

    @Override
    protected void run(Body body) {
        SimulatedWorld.run(body);
    }
}
