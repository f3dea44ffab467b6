package dev.marionette.sim.contract;

import dev.marionette.api.contract.ClockContract;

final class SimulatedClockTest extends ClockContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(ClockContract.class, body);
    }
}
