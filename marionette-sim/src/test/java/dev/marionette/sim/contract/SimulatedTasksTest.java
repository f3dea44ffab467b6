package dev.marionette.sim.contract;

import dev.marionette.api.contract.TasksContract;

final class SimulatedTasksTest extends TasksContract {

    @Override
    protected void run(Body body) {
        SimulatedWorlds.run(TasksContract.class, body);
    }
}
