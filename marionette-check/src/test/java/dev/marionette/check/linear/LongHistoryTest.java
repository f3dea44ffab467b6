package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryEvent;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LongHistoryTest {

    private static final Budget BUDGET = Budget.configurations(2_000_000);

    @Test
    void aHundredThousandOperationsOnAHundredKeys() {
        History<KvCall, Reply> history = Workload.ofStore(new Workload(10, 100_000, 0), 100, new SplittableRandom(7));
        Verdict verdict = Linearizability.check(Models.kv(), history, BUDGET);
        assertThat(verdict).isInstanceOfSatisfying(Linearizable.class, ok -> {
            assertThat(ok.order()).hasSize(100_000);
            respectsRealTime(ok.order());
        });
    }

    @Test
    void tenClientsThatAppendToOneKey() {
        History<KvCall, Reply> history = Workload.ofStore(new Workload(10, 2_000, 0), 1, new SplittableRandom(5));
        assertThat(Linearizability.check(Models.kv(), history, BUDGET)).isInstanceOf(Linearizable.class);
    }

    @Test
    void twoRunsFindTheSameInTheFirstBadPart() {
        History<KvCall, Reply> history = Workload.ofStore(new Workload(10, 20_000, 0), 20, new SplittableRandom(8));
        List<HistoryEvent<KvCall, Reply>> events = new ArrayList<>(history.events());
        for (int i = events.size() / 2; i < events.size(); i += 997) {
            if (events.get(i)
                    instanceof HistoryEvent.Completion<KvCall, Reply>(long at, int process, Outcome<Reply> ok)) {
                events.set(i, new HistoryEvent.Completion<>(at, process, new Outcome.Ok<>(Reply.text("wrong"))));
            }
        }
        History<KvCall, Reply> wrong = History.of(events);
        assertThat(text(wrong)).isEqualTo(text(wrong)).contains("wrong", "from the state");
    }

    private static String text(History<KvCall, Reply> history) {
        return ((NotLinearizable) Linearizability.check(Models.kv(), history, BUDGET))
                .evidence()
                .text();
    }

    /** Nothing comes after something that was called when it had already returned. */
    private static void respectsRealTime(List<Operation<?, ?>> order) {
        int latestCall = -1;
        for (Operation<?, ?> operation : order) {
            assertThat(operation.end().event()).isGreaterThan(latestCall);
            latestCall = Math.max(latestCall, operation.call().event());
        }
    }
}
