package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.CounterCall;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.QueueCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The checker agrees with trying every order, on every history of up to six operations over alphabets of four letters: each of the 1, 2, 5, 15,
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
    void ofARegisterWithUnknownWrites() {
        agree(
                Models.register(),
                List.of(
                        unknown(RegisterCall.Write.of(1)),
                        ok(RegisterCall.Write.of(2), Reply.DONE),
                        ok(new RegisterCall.Read(), Reply.value(1)),
                        ok(new RegisterCall.Read(), Reply.NOTHING)));
    }

    @Test
    void ofACasRegister() {
        agree(
                Models.casRegister(),
                List.of(
                        ok(RegisterCall.Write.of(1), Reply.DONE),
                        ok(RegisterCall.Cas.of(1, 2), Reply.YES),
                        ok(RegisterCall.Cas.of(2, 1), Reply.NO),
                        unknown(RegisterCall.Cas.of(1, 2))));
    }

    @Test
    void ofAQueue() {
        agree(
                Models.queue(),
                List.of(
                        ok(new QueueCall.Enqueue(1), Reply.DONE),
                        ok(new QueueCall.Enqueue(2), Reply.DONE),
                        ok(new QueueCall.Dequeue(), Reply.value(1)),
                        unknown(new QueueCall.Dequeue())));
    }

    @Test
    void ofANondeterministicCounter() {
        agree(
                new LossyCounter(),
                List.of(
                        ok(new CounterCall.Add(1), Reply.DONE),
                        unknown(new CounterCall.Add(2)),
                        ok(new CounterCall.Read(), Reply.value(1)),
                        ok(new CounterCall.Read(), Reply.value(3))));
    }

    private static <S, I> void agree(Model<S, I, Reply> model, List<Letter<I>> alphabet) {
        int linearizable = 0;
        int histories = 0;
        for (int operations = 1; operations <= MOST; operations++) {
            for (int[] way : Intervals.of(operations)) {
                int words = 1 << 2 * operations;
                for (int word = 0; word < words; word++) {
                    linearizable += agree(model, history(way, word, alphabet)) ? 1 : 0;
                }
                histories += words;
            }
        }
        assertThat(histories).isEqualTo(947_300);
        assertThat(linearizable).isBetween(histories / 1_000, histories - histories / 1_000);
    }

    private static <S, I> boolean agree(Model<S, I, Reply> model, History<I, Reply> history) {
        boolean expected = BruteForce.isLinearizable(model, history);
        boolean agrees =
                switch (Linearizability.check(model, history, BUDGET)) {
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
            Letter<I> letter = alphabet.get(word >>> 2 * operation & 3);
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
