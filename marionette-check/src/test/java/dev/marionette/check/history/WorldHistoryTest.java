package dev.marionette.check.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.TraceEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the clients of a world do stands in the history, in the trace and in the counts, and is the same in all three. */
final class WorldHistoryTest {

    private static final Seed SEED = Seed.of(7);

    @Test
    void theTraceTellsTheHistoryThatTheTestHolds() {
        List<History<RegisterCall, Reply>> recorded = new ArrayList<>();
        Scenario<Clients> scenario =
                clients("told-twice").check("keep", clients -> recorded.add(clients.history.history()));

        RunReport report = Runner.expectPass(scenario, SEED);

        assertThat(recorded).hasSize(2);
        assertThat(recorded.get(0).events()).hasSizeGreaterThan(20);
        assertThat(recorded.get(1)).isEqualTo(recorded.get(0));
        assertThat(HistoryText.ofTrace(report.trace(), Notations.register())).isEqualTo(recorded.get(0));
    }

    @Test
    void theWorldCountsWhatTheHistoryHolds() {
        RunReport report = Runner.expectPass(clients("counted"), SEED);
        List<Operation<RegisterCall, Reply>> operations =
                HistoryText.ofTrace(report.trace(), Notations.register()).operations();

        assertThat(report.statistics().reached())
                .containsExactly(
                        entry("operation.read", count(operations, RegisterCall.Read.class)),
                        entry("operation.write", count(operations, RegisterCall.Write.class)),
                        entry("outcome.failed", outcomes(operations, Outcome.Failed.class)),
                        entry("outcome.ok", outcomes(operations, Outcome.Ok.class)),
                        entry("outcome.unknown", outcomes(operations, Outcome.Unknown.class)))
                .doesNotContainValue(0L);
    }

    @Test
    void anOutcomeThatNeverCameAboutIsListedWithZero() {
        Scenario<WorldHistory<RegisterCall, Reply>> reads = Scenario.named(
                        "reads", world -> WorldHistory.of(world, Notations.register()))
                .run(history -> history.client().call(new RegisterCall.Read(), () -> new Outcome.Ok<>(Reply.NOTHING)));

        assertThat(Runner.expectPass(reads, SEED).statistics().reached())
                .containsExactly(
                        entry("operation.read", 1L),
                        entry("outcome.failed", 0L),
                        entry("outcome.ok", 1L),
                        entry("outcome.unknown", 0L));
    }

    @Test
    void aCallThatThrowsHasAnUnknownOutcome() {
        List<Outcome<Reply>> outcomes = new ArrayList<>();
        Scenario<WorldHistory<RegisterCall, Reply>> broken = Scenario.named(
                        "broken", world -> WorldHistory.of(world, Notations.register()))
                .run(history -> history.client().call(RegisterCall.Write.of(1), () -> {
                    throw new IOException("the line is dead");
                }));

        RunFailure failure = Runner.expectFailure(broken, SEED);
        HistoryText.ofTrace(failure.trace(), Notations.register())
                .operations()
                .forEach(operation -> outcomes.add(operation.outcome()));

        assertThat(failure.cause()).containsInstanceOf(IOException.class);
        assertThat(outcomes).containsExactly(new Outcome.Unknown<>());
        assertThat(failure.statistics().reached()).containsEntry("outcome.unknown", 1L);
    }

    @Test
    void whatACrashCutsOffStaysOpenAndTheNextLifeIsAnotherProcess() {
        Scenario<Crashing> crash = Scenario.named("cut-off", Crashing::new).run(Crashing::crashTheClient);

        RunReport report = Runner.expectPass(crash, SEED);

        assertThat(HistoryText.ofTrace(report.trace(), Notations.register()).operations())
                .extracting(Operation::process, Operation::end)
                .contains(tuple(0, Moment.NEVER))
                .extracting(tuple -> tuple.toList().getFirst())
                .containsExactly(0, 1);
        assertThat(report.statistics().reached())
                .containsEntry("operation.read", 2L)
                .containsEntry("outcome.ok", 1L);
    }

    @Test
    void aClientThatDoesTwoThingsAtATimeIsFound() {
        Scenario<WorldHistory<RegisterCall, Reply>> overlapping = Scenario.named(
                        "overlapping", world -> WorldHistory.of(world, Notations.register()))
                .run(history -> {
                    WorldHistory<RegisterCall, Reply>.Client client = history.client();
                    client.invoke(new RegisterCall.Read());
                    client.invoke(new RegisterCall.Read());
                });

        assertThat(Runner.expectFailure(overlapping, SEED).cause()).containsInstanceOf(MalformedHistoryException.class);
    }

    @Test
    void operationsWithoutANotationAreNamedLikeTheirClass() {
        Scenario<World> scenario = Scenario.named("records", world -> world)
                .run(world -> WorldHistory.<PutIfAbsent, Boolean>of(world)
                        .client()
                        .call(new PutIfAbsent("k"), () -> new Outcome.Ok<>(true)));

        RunReport report = Runner.expectPass(scenario, SEED);

        assertThat(report.statistics().reached()).containsEntry("operation.put_if_absent", 1L);
        assertThat(report.trace().events())
                .filteredOn(event -> event.name().equals("history.ok"))
                .flatExtracting(TraceEvent::fields)
                .extracting(TraceEvent.Field::value)
                .containsExactly("0", "put_if_absent", "PutIfAbsent[key=k]", "true");
    }

    @Test
    void anOperationWhoseNameIsNoneIsRefused() {
        Scenario<World> scenario = Scenario.named("unnamed", world -> world)
                .run(world -> WorldHistory.<String, String>of(world, text -> "get it")
                        .client()
                        .invoke("x"));

        assertThat(Runner.expectFailure(scenario, SEED).message()).contains("'operation.get it'");
    }

    private static Scenario<Clients> clients(String name) {
        return Scenario.named(name, Clients::new).run(Clients::runAll);
    }

    private static long count(List<Operation<RegisterCall, Reply>> operations, Class<?> kind) {
        return operations.stream()
                .filter(operation -> kind.isInstance(operation.input()))
                .count();
    }

    private static long outcomes(List<Operation<RegisterCall, Reply>> operations, Class<?> kind) {
        return operations.stream()
                .filter(operation -> kind.isInstance(operation.outcome()))
                .count();
    }

    private record PutIfAbsent(String key) {}

    /** Three clients of a register that answers late, and not always. */
    private static final class Clients {

        private final World world;
        private final Simulation sim;
        private final WorldHistory<RegisterCall, Reply> history;
        private Reply value = Reply.NOTHING;

        Clients(World world) {
            this.world = world;
            sim = world.simulate(SimulationOptions.nodes(3));
            history = WorldHistory.of(world, Notations.register());
        }

        void runAll() {
            for (NodeId node : sim.nodes()) {
                sim.node(node).boot(env -> {
                    WorldHistory<RegisterCall, Reply>.Client client = history.client(env);
                    return running -> {
                        for (int i = 0; i < 8; i++) {
                            RegisterCall input = anyCall(10 * node.index() + i);
                            client.call(input, () -> {
                                env.io()
                                        .sleep(Duration.ofMillis(
                                                world.workload().nextInt(1, 9)));
                                return outcome(input);
                            });
                        }
                    };
                });
            }
            sim.control().runFor(Duration.ofSeconds(1));
        }

        private RegisterCall anyCall(long next) {
            return world.workload().nextBoolean() ? new RegisterCall.Read() : RegisterCall.Write.of(next);
        }

        private Outcome<Reply> outcome(RegisterCall input) {
            return switch (world.workload().nextInt(4)) {
                case 0 -> new Outcome.Failed<>();
                case 1 -> new Outcome.Unknown<>();
                default -> new Outcome.Ok<>(answer(input));
            };
        }

        private Reply answer(RegisterCall input) {
            if (input instanceof RegisterCall.Write write) {
                value = write.value();
                return Reply.DONE;
            }
            return value;
        }
    }

    /** A client that is in the middle of something when its node crashes, and begins again. */
    private static final class Crashing {

        private final Simulation sim;
        private final WorldHistory<RegisterCall, Reply> history;

        Crashing(World world) {
            sim = world.simulate(SimulationOptions.nodes(2));
            history = WorldHistory.of(world, Notations.register());
        }

        void crashTheClient() {
            NodeId node = NodeId.of(1);
            sim.node(node).boot(env -> {
                WorldHistory<RegisterCall, Reply>.Client client = history.client(env);
                return running -> client.call(new RegisterCall.Read(), () -> {
                    env.io().sleep(Duration.ofMillis(10));
                    return new Outcome.Ok<>(Reply.NOTHING);
                });
            });
            sim.control().runFor(Duration.ofMillis(5));
            sim.control().node(node).crash();
            sim.control().node(node).restart();
            sim.control().runFor(Duration.ofMillis(50));
        }
    }
}
