package dev.marionette.examples.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.check.jqwik.Faults;
import dev.marionette.check.jqwik.PlantedBug;
import dev.marionette.check.jqwik.Simulated;
import dev.marionette.check.jqwik.SimulatedTry;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.check.plan.RunningPlan;
import dev.marionette.sim.Condition;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.node.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** All replicas deliver the same records in the same order, and every acknowledged one, under any plan. */
@Simulated
final class BroadcastPlanProperties {

    private static final List<NodeId> CLIENTS = List.of(NodeId.of(3), NodeId.of(4));
    private static final Duration LIMIT = Duration.ofMillis(150);

    @Property(tries = 100, shrinking = ShrinkingMode.FULL)
    void theOrderIsTotalUnderAnyPlan(
            @ForAll Seed seed,
            @ForAll @Size(max = 8) List<BroadcastOperation> workload,
            @ForAll
                    @Faults(
                            nodes = 5,
                            services = {0, 1, 2},
                            operations = 8)
                    FaultPlan plan) {
        SimulatedTry.run(seed, world -> new Run(world, SafetyRules.COMPLETE).judge(workload, plan));
    }

    @Property(tries = 500, seed = "1", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<BroadcastOperation> workload = List.of(new BroadcastOperation.Append(0), new BroadcastOperation.Append(0));
            FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.PowerLoss(Duration.ofMillis(1))));
            """)
    void anAcknowledgementByOneReplicaIsFound(
            @ForAll Seed seed,
            @ForAll @Size(max = 8) List<BroadcastOperation> workload,
            @ForAll
                    @Faults(
                            nodes = 5,
                            services = {0, 1, 2},
                            operations = 8)
                    FaultPlan plan) {
        SimulatedTry.run(
                seed, world -> new Run(world, new PlantedBugs.AcknowledgesAtOneReplica()).judge(workload, plan));
    }

    /** The log and its two clients in one world. */
    private static final class Run {

        private final Simulation sim;
        private final Cluster cluster;
        private final SortedMap<Long, String> delivered = new TreeMap<>();
        private final SortedMap<Long, String> acknowledged = new TreeMap<>();

        Run(World world, SafetyRules rules) {
            sim = world.simulate(SimulationOptions.nodes(5).services(0, 1, 2));
            cluster = Cluster.of(sim.services()).withTimes(Duration.ofMillis(10), Duration.ofMillis(40));
            for (NodeId node : sim.services()) {
                sim.control()
                        .disk(node)
                        .faults(DiskFaults.none().lostWrite(Rate.ALWAYS).lostEntry(Rate.ALWAYS));
                sim.node(node)
                        .boot(env -> new Replica(
                                new Replica.Surroundings(cluster, sim.endpoint(Message.CODEC, node), this::deliver),
                                rules));
            }
        }

        void judge(List<BroadcastOperation> workload, FaultPlan plan) throws Exception {
            RunningPlan faults = plan.within(workload.size()).start(sim);
            for (NodeId node : CLIENTS) {
                sim.node(node).boot(env -> running -> operate(running, workload, faults));
            }
            expect(
                    "every client comes to its end",
                    () -> CLIENTS.stream()
                            .allMatch(client -> sim.control().node(client).state() == NodeState.STOPPED));
            faults.end();
            sim.control().transitionToLiveness(sim.nodes());
            expect(
                    "every acknowledged record is delivered",
                    () -> delivered.keySet().containsAll(acknowledged.keySet()));
            assertThat(delivered).containsAllEntriesOf(acknowledged);
        }

        private void operate(Env env, List<BroadcastOperation> workload, RunningPlan faults)
                throws InterruptedException {
            Client client = new Client(
                    cluster,
                    env.io(),
                    sim.endpoint(Message.CODEC, env.node()),
                    env.node().index());
            int records = 0;
            for (BroadcastOperation operation : workload) {
                if (CLIENTS.get(operation.client()).equals(env.node())) {
                    switch (operation) {
                        case BroadcastOperation.Append append -> append(client, env.node() + "-" + ++records);
                        case BroadcastOperation.Read(int number, NodeId replica) -> read(client, replica);
                    }
                    faults.operationDone();
                }
            }
        }

        private void append(Client client, String record) throws InterruptedException {
            if (client.append(record, LIMIT) instanceof Outcome.Appended(long index)) {
                acknowledged.put(index, record);
            }
        }

        private void read(Client client, NodeId replica) throws InterruptedException {
            List<Entry> entries = client.read(replica, 0, LIMIT).orElse(List.of());
            for (int index = 0; index < entries.size(); index++) {
                deliver(index, entries.get(index));
            }
        }

        /** Each replica delivers from the beginning again in each of its lives. */
        private void deliver(long index, Entry entry) {
            String before = delivered.putIfAbsent(index, entry.value());
            if (before != null) {
                assertThat(entry.value()).as("record " + index).isEqualTo(before);
            }
        }

        private void expect(String goal, Condition condition) throws Exception {
            sim.control().expectEventually(goal, Duration.ofSeconds(30), condition);
        }
    }
}
