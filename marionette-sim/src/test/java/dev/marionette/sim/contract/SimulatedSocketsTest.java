package dev.marionette.sim.contract;

import dev.marionette.api.contract.SocketsContract;

final class SimulatedSocketsTest extends SocketsContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(SocketsContract.class, body);
    }
}
