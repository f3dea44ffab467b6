package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryEvent;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.QueueCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Histories made to be hard end as unknown when the budget is spent, and never as anything wrong. */
final class HostileHistoriesTest {

    private static final Budget AMPLE = Budget.configurations(200_000);
    private static final Budget SMALL = Budget.configurations(20_000).withBytes(16 << 20);

    @Test
    void manyAppendsAtOnceWithAnImpossibleRead() {
        History.Builder<KvCall, Reply> builder = History.builder();
        for (int i = 0; i < 40; i++) {
            builder.invoke(i, i, new KvCall.Append("k", "a".repeat(1 + i % 2)));
        }
        for (int i = 0; i < 40; i++) {
            builder.ok(40 + i, i, Reply.DONE);
        }
        builder.invoke(80, 0, new KvCall.Get("k")).ok(81, 0, Reply.text("a".repeat(61)));
        assertThat(Linearizability.check(Models.kv(), builder.build(), SMALL))
                .isInstanceOfSatisfying(Unknown.class, unknown -> {
                    assertThat(unknown.limit()).isEqualTo(Limit.CONFIGURATIONS);
                    assertThat(unknown.reason()).contains("20000 configurations", "41 operations");
                    assertThat(unknown.longest()).isNotEmpty();
                });
    }

    @Test
    void thousandsOfUnknownOperationsDoNotFitIntoMemory() {
        History.Builder<QueueCall, Reply> builder = History.builder();
        for (int i = 0; i < 5_000; i++) {
            builder.invoke(i, i, new QueueCall.Enqueue(i));
        }
        builder.invoke(5_000, 5_000, new QueueCall.Dequeue()).ok(5_001, 5_000, Reply.value(-1));
        Verdict verdict = Linearizability.check(Models.queue(), builder.build(), SMALL.withConfigurations(1_000_000));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.limit()).isEqualTo(Limit.MEMORY));
    }

    @Test
    void withoutTimeThereIsNoVerdict() {
        History.Builder<QueueCall, Reply> builder = History.builder();
        for (int i = 0; i < 2_000; i++) {
            builder.invoke(i, i, new QueueCall.Enqueue(i));
        }
        builder.invoke(2_000, 2_000, new QueueCall.Dequeue()).ok(2_001, 2_000, Reply.value(-1));
        assertThat(Linearizability.check(Models.queue(), builder.build(), Budget.time(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.limit()).isEqualTo(Limit.TIME));
    }

    @Test
    void noMemoryAtAllIsUnknownToo() {
        History<RegisterCall, Reply> history = History.<RegisterCall, Reply>builder()
                .invoke(0, 0, new RegisterCall.Read())
                .ok(1, 0, Reply.NOTHING)
                .build();
        assertThat(Linearizability.check(Models.register(), history, SMALL.withBytes(0)))
                .isInstanceOf(Unknown.class);
        assertThat(Linearizability.check(Models.register(), history, SMALL.withConfigurations(0)))
                .isInstanceOf(Linearizable.class);
    }

    @Test
    void manyUnknownWritesAreEasyForARegister() {
        History.Builder<RegisterCall, Reply> builder = History.builder();
        for (int i = 0; i < 500; i++) {
            builder.invoke(i, i, RegisterCall.Write.of(i % 50));
        }
        for (int i = 0; i < 40; i++) {
            builder.invoke(1_000 + i, 1_000, new RegisterCall.Read()).ok(1_000 + i, 1_000, Reply.value(i));
        }
        assertThat(Linearizability.check(Models.register(), builder.build(), SMALL))
                .isInstanceOf(Linearizable.class);
        builder.invoke(2_000, 1_000, new RegisterCall.Read()).ok(2_000, 1_000, Reply.value(77));
        assertThat(Linearizability.check(Models.register(), builder.build(), SMALL))
                .isInstanceOf(NotLinearizable.class);
    }

    @Test
    void aDeepHistoryNeedsNoDeepStack() {
        History.Builder<RegisterCall, Reply> builder = History.builder();
        for (int i = 0; i < 100_000; i++) {
            builder.invoke(i, 0, RegisterCall.Write.of(i)).ok(i, 0, Reply.DONE);
        }
        assertThat(Linearizability.check(Models.register(), builder.build(), Budget.seconds(3_600)))
                .isInstanceOf(Linearizable.class);
    }

    @Test
    void aThousandWritesAtOnceAndAReadOfNoneOfThem() {
        History.Builder<RegisterCall, Reply> builder = History.builder();
        for (int i = 0; i < 1_000; i++) {
            builder.invoke(i, i, RegisterCall.Write.of(i % 500));
        }
        builder.invoke(1_000, 1_000, new RegisterCall.Read());
        for (int i = 0; i < 1_000; i++) {
            builder.ok(1_001 + i, i, Reply.DONE);
        }
        History<RegisterCall, Reply> none =
                builder.ok(2_001, 1_000, Reply.value(500)).build();
        assertThat(Linearizability.check(Models.register(), none, SMALL)).isInstanceOf(NotLinearizable.class);
    }

    @Test
    void thousandsOfUnknownCasAndAReadThatNoneExplains() {
        History.Builder<RegisterCall, Reply> builder = History.builder();
        for (int i = 0; i < 5_000; i++) {
            builder.invoke(i, i, RegisterCall.Cas.of(i % 40, (i * 7 + 1) % 40));
        }
        builder.invoke(5_000, 5_000, RegisterCall.Write.of(0)).ok(5_001, 5_000, Reply.DONE);
        builder.invoke(5_002, 5_000, new RegisterCall.Read()).ok(5_003, 5_000, Reply.value(41));
        assertThat(Linearizability.check(Models.casRegister(), builder.build(), SMALL))
                .isInstanceOf(NotLinearizable.class);
    }

    @Test
    void manyClientsAtOneKey() {
        for (int clients : new int[] {20, 50}) {
            History<KvCall, Reply> good =
                    Workload.ofStore(new Workload(clients, 2_000, 1), 1, new SplittableRandom(clients));
            assertThat(Linearizability.check(Models.kv(), good, AMPLE)).isInstanceOf(Linearizable.class);
            List<HistoryEvent<KvCall, Reply>> events = new ArrayList<>(good.events());
            for (int i = events.size() - 1; i >= 0; i--) {
                if (events.get(i)
                                instanceof
                                HistoryEvent.Completion<KvCall, Reply>(long at, int process, Outcome.Ok<Reply> ok)
                        && ok.result() instanceof Reply.Text(String text)
                        && text.length() > 20) {
                    events.set(
                            i, new HistoryEvent.Completion<>(at, process, new Outcome.Ok<>(Reply.text(swapped(text)))));
                    break;
                }
            }
            assertThat(Linearizability.check(Models.kv(), History.of(events), AMPLE))
                    .isInstanceOf(NotLinearizable.class);
        }
    }

    /** The same with two of the texts that were appended in the other order. */
    private static String swapped(String text) {
        int second = text.lastIndexOf(' ', text.length() - 8);
        int third = text.indexOf(' ', second + 1);
        return text.substring(0, second) + text.substring(third) + text.substring(second, third);
    }

    @Test
    void valuesOfAMegabyte() {
        History.Builder<KvCall, Reply> builder = History.builder();
        for (int i = 0; i < 20; i++) {
            builder.invoke(i, i, new KvCall.Append("k", Integer.toString(i).repeat(500_000)));
        }
        builder.invoke(20, 20, new KvCall.Get("k"));
        for (int i = 0; i < 20; i++) {
            builder.ok(21 + i, i, Reply.DONE);
        }
        History<KvCall, Reply> history =
                builder.ok(41, 20, Reply.text("19".repeat(500_000))).build();
        assertThat(Linearizability.check(Models.kv(), history, SMALL.withBytes(100 << 20)))
                .isNotInstanceOf(NotLinearizable.class);
    }
}
