package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.QueueCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EvidenceTest {

    private static final Budget BUDGET = Budget.configurations(100_000);

    @Test
    void aStaleReadIsShownWithTheWritesAroundIt() throws HistoryFormatException {
        History<RegisterCall, Reply> history = register(
                "0 0 invoke write 1",
                "10 0 ok write 1",
                "20 2 invoke read",
                "30 2 ok read 1",
                "40 0 invoke write 2",
                "50 0 ok write 2",
                "60 1 invoke read",
                "70 1 ok read 1",
                "80 1 invoke write 3",
                "90 1 ok write 3");
        Evidence evidence = evidence(history);
        assertThat(evidence.text()).isEqualTo("""
                        not linearizable: no order of these 3 operations is possible

                          client 0  [write 1]  [write 2]
                          client 1                        [read -> 1]  <- no place
                                    0       10 40      50 60        70 ns

                          #1 write 1 of client 0, 0 ns to 10 ns
                             fits after write 2 of client 0, but write 2 was called (40 ns) when this had returned (10 ns)
                          #2 write 2 of client 0, 40 ns to 50 ns
                             fits before write 1 of client 0, but write 1 had returned (10 ns) when this was called (40 ns)
                             fits after read -> 1 of client 1, but read -> 1 was called (60 ns) when this had returned (50 ns)
                          #3 read -> 1 of client 1, 60 ns to 70 ns, needs the value 1
                             fits after write 1 of client 0 and before write 2 of client 0, but write 2 had returned (50 ns) when this was called (60 ns)

                        the longest order that is possible has 3 operations
                          write 1 of client 0, 0 ns to 10 ns
                          read -> 1 of client 2, 20 ns to 30 ns
                          write 2 of client 0, 40 ns to 50 ns
                        and cannot go on with
                          read -> 1 of client 1, needs the value 1
                        where the state was
                          2
                        """);
        assertThat(evidence.toString()).isEqualTo("not linearizable: stuck at process 1 [60, 70] read -> 1");
    }

    @Test
    void aValueThatNobodyWroteStandsAlone() throws HistoryFormatException {
        Evidence evidence = evidence(register(
                "0 0 invoke write 1",
                "1 0 ok write 1",
                "2 1 invoke read",
                "3 1 ok read 7",
                "4 1 invoke read",
                "5 1 ok read 1"));
        assertThat(evidence.contradiction()).containsExactly(evidence.blocked());
        assertThat(evidence.needs(evidence.blocked())).isEqualTo("the value 7");
        assertThat(evidence.states()).containsExactly("1");
    }

    @Test
    void aContradictionIsASmallHistoryThatIsNotLinearizable() {
        for (long seed = 0; seed < 200; seed++) {
            History<RegisterCall, Reply> history = Workload.withMisreads(seed);
            if (Linearizability.check(Models.casRegister(), history, BUDGET)
                    instanceof NotLinearizable(Evidence evidence)) {
                List<Operation<?, ?>> contradiction = evidence.contradiction();
                assertThat(BruteForce.isLinearizable(Models.casRegister(), only(history, contradiction)))
                        .isFalse();
                assertThat(contradiction.size()).isLessThan(10);
                assertThat(evidence.contradiction()).isSameAs(contradiction);
            }
        }
    }

    @Test
    void everyOperationOfAContradictionIsNeeded() {
        for (long seed = 0; seed < 300; seed++) {
            History<RegisterCall, Reply> history = Workload.withMisreads(seed);
            if (Linearizability.check(Models.casRegister(), history, BUDGET)
                    instanceof NotLinearizable(Evidence evidence)) {
                List<Operation<?, ?>> needed = evidence.contradiction();
                assertThat(evidence.isMinimal()).isTrue();
                assertThat(BruteForce.isLinearizable(Models.casRegister(), floating(history, needed, evidence)))
                        .isFalse();
                for (Operation<?, ?> one : needed) {
                    List<Operation<?, ?>> others =
                            needed.stream().filter(other -> other != one).toList();
                    assertThat(BruteForce.isLinearizable(Models.casRegister(), floating(history, others, evidence)))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyOperationOfAContradictionHasAnObstacle() {
        for (long seed = 0; seed < 300; seed++) {
            History<RegisterCall, Reply> history = Workload.withMisreads(seed);
            if (Linearizability.check(Models.casRegister(), history, BUDGET)
                    instanceof NotLinearizable(Evidence evidence)) {
                assertThat(evidence.obstacles())
                        .extracting(obstacle -> obstacle.operation().index())
                        .containsAll(evidence.contradiction().stream()
                                .map(Operation::index)
                                .toList());
                evidence.obstacles().forEach(EvidenceTest::isTrueToTheHistory);
            }
        }
    }

    @Test
    void aLongHistoryWithUnknownOutcomesHasAShortContradiction() {
        Evidence evidence = evidence(staleReadAfter(1_000));
        assertThat(evidence.isMinimal()).isTrue();
        assertThat(evidence.contradiction()).hasSizeLessThan(6).contains(evidence.blocked());
        assertThat(evidence.text().lines().count()).isLessThan(40);
    }

    @Test
    void withoutABudgetForTrialsTheEvidenceSaysThatItMayNotBeMinimal() {
        History<RegisterCall, Reply> history = staleReadAfter(40);
        List<Placement<RegisterCall, Reply>> placements = history.operations().stream()
                .map(operation -> new Placement<>(
                        operation,
                        operation.outcome() instanceof Outcome.Ok ? Placement.Role.CERTAIN : Placement.Role.PENDING))
                .toList();
        Contradiction contradiction = new Shrinking<>(Models.register(), placements, Budget.time(Duration.ZERO)).run();
        assertThat(contradiction.minimal()).isFalse();
        assertThat(contradiction.operations()).hasSize(placements.size());
        assertThat(contradiction.obstacles()).isEmpty();
    }

    @Test
    void theLongestPrefixExplainsAllThatReturnedBeforeTheBlockedOperation() {
        for (long seed = 0; seed < 200; seed++) {
            History<RegisterCall, Reply> history = Workload.withMisreads(seed);
            if (Linearizability.check(Models.casRegister(), history, BUDGET)
                    instanceof NotLinearizable(Evidence evidence)) {
                History<RegisterCall, Reply> before = History.of(
                        history.events().subList(0, evidence.blocked().end().event()));
                List<Operation<?, ?>> order = evidence.longestPrefix().stream()
                        .<Operation<?, ?>>map(operation -> before.operations().get(operation.index()))
                        .toList();
                assertThat(BruteForce.isWitness(Models.casRegister(), before, order))
                        .isTrue();
            }
        }
    }

    @Test
    void theEvidenceOfALostMessageIsTheMessageAndTheEmptyQueue() {
        History<QueueCall, Reply> history = History.<QueueCall, Reply>builder()
                .invoke(0, 0, new QueueCall.Enqueue(1))
                .ok(1, 0, Reply.DONE)
                .invoke(2, 0, new QueueCall.Dequeue())
                .ok(3, 0, Reply.value(1))
                .invoke(4, 0, new QueueCall.Enqueue(2))
                .ok(5, 0, Reply.DONE)
                .invoke(6, 1, new QueueCall.Dequeue())
                .ok(7, 1, Reply.NOTHING)
                .build();
        Verdict verdict = Linearizability.check(Models.queue(), history, BUDGET);
        assertThat(((NotLinearizable) verdict).evidence().contradiction())
                .extracting(operation -> operation.input().toString())
                .endsWith("enqueue 2", "dequeue")
                .hasSizeLessThanOrEqualTo(3);
    }

    private static Evidence evidence(History<RegisterCall, Reply> history) {
        return ((NotLinearizable) Linearizability.check(Models.register(), history, BUDGET)).evidence();
    }

    private static History<RegisterCall, Reply> register(String... lines) throws HistoryFormatException {
        String text = "# marionette.history version=1\n" + String.join("\n", lines) + "\n";
        return HistoryText.parse(text, Notations.register());
    }

    /** Writes of three clients that overlap all the time, every two hundredth with an unknown outcome, and then a read of the first value. */
    private static History<RegisterCall, Reply> staleReadAfter(int writes) {
        History.Builder<RegisterCall, Reply> builder = History.builder();
        for (int i = 0; i < writes; i++) {
            if (i % 200 == 10) {
                builder.unknown(i, i % 3);
            } else if (i >= 3) {
                builder.ok(i, i % 3, Reply.DONE);
            }
            builder.invoke(i, i % 3, RegisterCall.Write.of(i));
        }
        for (int i = 0; i < 3; i++) {
            builder.ok(writes, i, Reply.DONE);
        }
        return builder.invoke(writes, 3, new RegisterCall.Read())
                .ok(writes + 1, 3, Reply.value(1))
                .build();
    }

    private static void isTrueToTheHistory(Obstacle obstacle) {
        switch (obstacle) {
            case Obstacle.CalledTooLate late -> {
                assertThat(late.bar().end().event())
                        .isLessThan(late.operation().call().event());
                assertThat(late.after()).isNotEqualTo(Optional.of(late.operation()));
            }
            case Obstacle.ReturnedTooEarly early ->
                assertThat(early.operation().end().event())
                        .isLessThan(early.bar().call().event());
            case Obstacle.Impossible impossible ->
                assertThat(impossible.operation().input()).isNotInstanceOf(RegisterCall.Write.class);
        }
    }

    /** What was called before the blocked operation returned; operations that are not named may have taken effect at any time, or never. */
    private static History<RegisterCall, Reply> floating(
            History<RegisterCall, Reply> history, List<Operation<?, ?>> named, Evidence evidence) {
        List<Integer> kept = named.stream().map(Operation::index).toList();
        int end = evidence.blocked().end().event();
        History.Builder<RegisterCall, Reply> builder = History.builder();
        for (Operation<RegisterCall, Reply> operation : history.operations()) {
            if (!kept.contains(operation.index())
                    && operation.call().event() < end
                    && !(operation.outcome() instanceof Outcome.Failed)) {
                builder.invoke(0, 1_000 + operation.index(), operation.input());
            }
        }
        for (int event = 0; event <= end; event++) {
            int now = event;
            history.operations().stream()
                    .filter(operation -> kept.contains(operation.index()))
                    .forEach(operation -> {
                        if (operation.call().event() == now) {
                            builder.invoke(now, operation.index(), operation.input());
                        }
                        if (operation.end().event() == now) {
                            builder.complete(now, operation.index(), operation.outcome());
                        }
                    });
        }
        return builder.build();
    }

    /** The history without the operations that are not named. */
    private static History<RegisterCall, Reply> only(History<RegisterCall, Reply> history, List<Operation<?, ?>> kept) {
        List<Integer> events = kept.stream()
                .flatMap(operation ->
                        Stream.of(operation.call().event(), operation.end().event()))
                .toList();
        return History.of(IntStream.range(0, history.events().size())
                .filter(events::contains)
                .mapToObj(history.events()::get)
                .toList());
    }
}
