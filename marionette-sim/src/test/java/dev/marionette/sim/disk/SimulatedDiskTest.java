package dev.marionette.sim.disk;

import dev.marionette.api.contract.DiskContract;

final class SimulatedDiskTest extends DiskContract {

    @Override
    protected void run(Body body) {
        SimulatedWorld.run(body);
    }
}
