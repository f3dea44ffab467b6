package dev.marionette.sim.contract;

import dev.marionette.api.contract.SchedulerContract;

final class SimulatedSchedulerTest extends SchedulerContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(SchedulerContract.class, body);
    }
}
