package dev.marionette.check.jqwik;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.check.history.History;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;

/** What a program does that has Marionette and not jqwik. */
final class ProgramWithoutJqwik {

    private ProgramWithoutJqwik() {}

    public static void main(String[] arguments) {
        FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.Crash(NodeId.of(0), Duration.ZERO)));
        RunReport run = Runner.run(
                Scenario.named("plan", world -> world.simulate(SimulationOptions.defaults()))
                        .run(sim -> plan.start(sim).operationDone()),
                Seed.of(1));
        History<RegisterCall, Reply> history = History.<RegisterCall, Reply>builder()
                .invoke(0, 0, RegisterCall.Write.of(1))
                .ok(1, 0, Reply.DONE)
                .build();
        boolean linearizable =
                Linearizability.check(Models.register(), history, Budget.configurations(10)) instanceof Linearizable;
        System.out.print((run.trace().text().contains("plan.ends node=0 fault=crash") ? "ends crash" : "no crash")
                + (linearizable ? ", linearizable" : ", not linearizable")
                + (hasJqwik() ? ", jqwik\n" : ", no jqwik\n"));
    }

    private static boolean hasJqwik() {
        try {
            Class.forName("net.jqwik.api.Property");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
