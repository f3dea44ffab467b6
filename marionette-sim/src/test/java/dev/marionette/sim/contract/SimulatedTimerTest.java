package dev.marionette.sim.contract;

import dev.marionette.api.contract.TimerContract;

final class SimulatedTimerTest extends TimerContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(TimerContract.class, body);
    }
}
