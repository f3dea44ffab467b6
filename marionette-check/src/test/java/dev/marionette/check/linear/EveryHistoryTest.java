package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.CounterCall;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.QueueCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The checker agrees with trying every order, on every history of up to six operations over alphabets of three letters: each of the 1, 2, 5, 15,
 * 53 and 217 ways in which so many operations can overlap, with each choice of letters.
 */
final class EveryHistoryTest {

    private static final int MOST = 6;
    private static final Budget BUDGET = Budget.configurations(1_000_000);

    @Test
    void thereAreAsManyWaysToOverlapAsUnlabelledIntervalOrders() {
        assertThat(List.of(1, 2, 3, 4, 5, 6))
                .extracting(operations -> Intervals.of(operations).size())
                .containsExactly(1, 2, 5, 15, 53, 217);
    }

    @Test
    void ofARegister() {
        RegisterCall read = new RegisterCall.Read();
        Letter<RegisterCall> one = ok(RegisterCall.Write.of(1), Reply.DONE);
        Letter<RegisterCall> two = ok(RegisterCall.Write.of(2), Reply.DONE);
        agree(Models.register(), List.of(one, two, ok(read, Reply.value(1))));
        agree(Models.register(), List.of(one, ok(read, Reply.NOTHING), ok(read, Reply.value(1))));
    }

    @Test
    void ofARegisterWithUnknownWrites() {
        RegisterCall read = new RegisterCall.Read();
        Letter<RegisterCall> one = unknown(RegisterCall.Write.of(1));
        Letter<RegisterCall> two = ok(RegisterCall.Write.of(2), Reply.DONE);
        agree(Models.register(), List.of(one, two, ok(read, Reply.value(1))));
        agree(Models.register(), List.of(one, ok(read, Reply.NOTHING), ok(read, Reply.value(1))));
    }

    @Test
    void ofACasRegister() {
        Letter<RegisterCall> write = ok(RegisterCall.Write.of(1), Reply.DONE);
        Letter<RegisterCall> there = ok(RegisterCall.Cas.of(1, 2), Reply.YES);
        agree(Models.casRegister(), List.of(write, there, ok(RegisterCall.Cas.of(2, 1), Reply.NO)));
        agree(Models.casRegister(), List.of(write, there, unknown(RegisterCall.Cas.of(2, 1))));
    }

    @Test
    void ofOneKeyOfAStore() {
        Letter<KvCall> append = ok(new KvCall.Append("k", "a"), Reply.DONE);
        Letter<KvCall> other = unknown(new KvCall.Append("k", "b"));
        agree(Models.kv(), List.of(append, other, ok(new KvCall.Get("k"), Reply.text("ab"))));
    }

    @Test
    void ofOneKeyThatIsOverwritten() {
        Letter<KvCall> put = ok(new KvCall.Put("k", "a"), Reply.DONE);
        Letter<KvCall> append = ok(new KvCall.Append("k", "b"), Reply.DONE);
        agree(Models.kv(), List.of(put, append, ok(new KvCall.Get("k"), Reply.text("ab"))));
        Letter<KvCall> same = unknown(new KvCall.Append("k", "a"));
        agree(Models.kv(), List.of(put, same, ok(new KvCall.Get("k"), Reply.text("aa"))));
    }

    @Test
    void ofAQueue() {
        Letter<QueueCall> one = ok(new QueueCall.Enqueue(1), Reply.DONE);
        Letter<QueueCall> take = ok(new QueueCall.Dequeue(), Reply.value(1));
        agree(Models.queue(), List.of(one, ok(new QueueCall.Enqueue(2), Reply.DONE), take));
        agree(Models.queue(), List.of(one, unknown(new QueueCall.Dequeue()), take));
    }

    @Test
    void ofANondeterministicCounter() {
        Letter<CounterCall> one = ok(new CounterCall.Add(1), Reply.DONE);
        Letter<CounterCall> two = unknown(new CounterCall.Add(2));
        agree(new LossyCounter(), List.of(one, two, ok(new CounterCall.Read(), Reply.value(3))));
    }

    private static <S, I> void agree(Model<S, I, Reply> model, List<Letter<I>> alphabet) {
        int linearizable = 0;
        int histories = 0;
        for (int operations = 1; operations <= MOST; operations++) {
            for (int[] way : Intervals.of(operations)) {
                int words = (int) Math.pow(alphabet.size(), operations);
                for (int word = 0; word < words; word++) {
                    linearizable += agree(model, history(way, word, alphabet)) ? 1 : 0;
                }
                histories += words;
            }
        }
        assertThat(histories).isEqualTo(172_443);
        assertThat(linearizable).isBetween(histories / 1_000, histories - histories / 1_000);
    }

    private static <S, I> boolean agree(Model<S, I, Reply> model, History<I, Reply> history) {
        boolean expected = BruteForce.isLinearizable(model, history);
        boolean agrees = switch (Linearizability.check(model, history, BUDGET)) {
            case Linearizable(var order) -> expected && BruteForce.isWitness(model, history, order);
            case NotLinearizable bad -> !expected;
            case Unknown unknown -> false;
        };
        if (!agrees) {
            throw new AssertionError("expected " + expected + " for\n" + history);
        }
        return expected;
    }

    private static <I> History<I, Reply> history(int[] way, int word, List<Letter<I>> alphabet) {
        History.Builder<I, Reply> builder = History.builder();
        for (int at = 0; at < way.length; at++) {
            int operation = way[at] < 0 ? ~way[at] : way[at];
            Letter<I> letter = alphabet.get(word / (int) Math.pow(alphabet.size(), operation) % alphabet.size());
            if (way[at] >= 0) {
                builder.invoke(at, operation, letter.input());
            } else {
                builder.complete(at, operation, letter.outcome());
            }
        }
        return builder.build();
    }

    private static <I> Letter<I> ok(I input, Reply reply) {
        return new Letter<>(input, new Outcome.Ok<>(reply));
    }

    private static <I> Letter<I> unknown(I input) {
        return new Letter<>(input, new Outcome.Unknown<>());
    }

    private record Letter<I>(I input, Outcome<Reply> outcome) {}
}
