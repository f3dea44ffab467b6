package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.fail;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.check.history.WorldHistory;
import dev.marionette.check.jqwik.Faults;
import dev.marionette.check.jqwik.PlantedBug;
import dev.marionette.check.jqwik.Simulated;
import dev.marionette.check.jqwik.SimulatedTry;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.check.plan.RunningPlan;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.node.NodeState;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** What the clients see is linearizable under any plan. */
@Simulated
final class RegisterPlanProperties {

    private static final List<NodeId> CLIENTS = List.of(NodeId.of(3), NodeId.of(4));
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final Budget BUDGET = Budget.configurations(100_000);
    private static final RegisterOptions OPTIONS = RegisterOptions.replicas(0, 1, 2)
            .withRetries(Duration.ofMillis(8), Duration.ofMillis(30))
            .withOperationTimeout(Duration.ofMillis(150));

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void theRegisterIsLinearizableUnderAnyPlan(
            @ForAll Seed seed,
            @ForAll @Size(max = 12) List<RegisterOperation> workload,
            @ForAll
                    @Faults(
                            nodes = 5,
                            services = {0, 1, 2},
                            operations = 12)
                    FaultPlan plan) {
        SimulatedTry.run(seed, world -> judge(world, workload, plan, Protocol.COMPLETE));
    }

    @Property(tries = 500, seed = "1", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<RegisterOperation> workload = List.of(new RegisterOperation.Write(0, 1), new RegisterOperation.Read(0));
            FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.PowerLoss(Duration.ZERO)));
            """)
    void anAnswerBeforeTheForceIsFound(
            @ForAll Seed seed,
            @ForAll @Size(max = 12) List<RegisterOperation> workload,
            @ForAll
                    @Faults(
                            nodes = 5,
                            services = {0, 1, 2},
                            operations = 12)
                    FaultPlan plan) {
        SimulatedTry.run(seed, world -> judge(world, workload, plan, new PlantedBugs.AcknowledgesBeforeForce()));
    }

    private static void judge(World world, List<RegisterOperation> workload, FaultPlan plan, Protocol protocol)
            throws Exception {
        Simulation sim = world.simulate(SimulationOptions.nodes(5).services(0, 1, 2));
        for (NodeId node : sim.services()) {
            sim.node(node).boot(env -> new Replica(sim.endpoint(Message.CODEC, node), protocol));
            sim.control()
                    .disk(node)
                    .faults(DiskFaults.none().lostWrite(Rate.ALWAYS).lostEntry(Rate.ALWAYS));
        }
        WorldHistory<RegisterCall, Reply> history = WorldHistory.of(world, Notations.register());
        RunningPlan faults = plan.within(workload.size()).start(sim);
        for (NodeId node : CLIENTS) {
            sim.node(node).boot(env -> running -> {
                Client client = Client.open(running, sim.endpoint(Message.CODEC, node), OPTIONS, protocol);
                WorldHistory<RegisterCall, Reply>.Client recorded = history.client(running);
                for (RegisterOperation operation : workload) {
                    if (CLIENTS.get(operation.client()).equals(node)) {
                        operate(operation, client, recorded);
                        faults.operationDone();
                    }
                }
            });
        }
        sim.control()
                .expectEventually(
                        "every client comes to its end",
                        ENOUGH,
                        () -> CLIENTS.stream()
                                .allMatch(client -> sim.control().node(client).state() == NodeState.STOPPED));
        faults.end();
        switch (Linearizability.check(Models.register(), history.history(), BUDGET)) {
            case Linearizable linearizable -> {}
            case NotLinearizable wrong -> throw wrong.error();
            case Unknown unknown -> fail(unknown.reason());
        }
    }

    private static void operate(
            RegisterOperation operation, Client client, WorldHistory<RegisterCall, Reply>.Client recorded)
            throws InterruptedException {
        Outcome outcome;
        switch (operation) {
            case RegisterOperation.Read(int number) -> {
                recorded.invoke(new RegisterCall.Read());
                outcome = client.read();
            }
            case RegisterOperation.Write(int number, long value) -> {
                recorded.invoke(RegisterCall.Write.of(value));
                outcome = client.write(value);
            }
        }
        switch (outcome) {
            case Outcome.Ok(Versioned result) -> recorded.ok(reply(operation, result));
            case Outcome.Failed failed -> recorded.failed();
            case Outcome.Unknown unknown -> recorded.unknown();
        }
    }

    private static Reply reply(RegisterOperation operation, Versioned result) {
        return switch (operation) {
            case RegisterOperation.Write write -> Reply.DONE;
            case RegisterOperation.Read read when result.equals(Versioned.INITIAL) -> Reply.NOTHING;
            case RegisterOperation.Read read -> Reply.value(result.value());
        };
    }
}
