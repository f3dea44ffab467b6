package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.history.Operation;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.QueueCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.List;
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
                        not linearizable: no order of these operations is possible
                          process 0 [0, 10] write 1 -> done
                          process 0 [40, 50] write 2 -> done
                          process 1 [60, 70] read -> 1, which needs the value 1
                        the longest order that is possible has 3 operations
                          process 0 [0, 10] write 1 -> done
                          process 2 [20, 30] read -> 1
                          process 0 [40, 50] write 2 -> done
                        and cannot go on with
                          process 1 [60, 70] read -> 1, which needs the value 1
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
