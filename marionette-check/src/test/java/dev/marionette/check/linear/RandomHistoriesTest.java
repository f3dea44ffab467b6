package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryEvent;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.LogCall;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.QueueCall;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The checker agrees with trying every order on longer histories: those of correct objects, and the same with one reply replaced. */
final class RandomHistoriesTest {

    private static final Budget BUDGET = Budget.configurations(1_000_000);

    @Property(tries = 3_000)
    void ofARegister(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int clients) {
        agree(Models.casRegister(), new Workload(clients, 14, 15), seed, random -> switch (random.nextInt(4)) {
            case 0 -> RegisterCall.Write.of(random.nextInt(3));
            case 1 -> RegisterCall.Cas.of(random.nextInt(3), random.nextInt(3));
            default -> new RegisterCall.Read();
        });
    }

    @Property(tries = 3_000)
    void ofAStore(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int clients) {
        agree(Models.kv(), new Workload(clients, 14, 10), seed, random -> {
            String key = Integer.toString(random.nextInt(2));
            return switch (random.nextInt(5)) {
                case 0 -> new KvCall.Put(key, "p");
                case 1, 2 -> new KvCall.Append(key, Integer.toString(random.nextInt(3)));
                default -> new KvCall.Get(key);
            };
        });
    }

    @Property(tries = 3_000)
    void ofAQueue(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int clients) {
        agree(
                Models.queue(),
                new Workload(clients, 12, 10),
                seed,
                random -> random.nextBoolean() ? new QueueCall.Enqueue(random.nextInt(3)) : new QueueCall.Dequeue());
    }

    @Property(tries = 2_000)
    void ofALog(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int clients) {
        agree(Models.log(), new Workload(clients, 12, 10), seed, random -> switch (random.nextInt(5)) {
            case 0, 1 -> new LogCall.Append(random.nextInt(3));
            case 2 -> new LogCall.Length();
            default -> new LogCall.Read(random.nextInt(4));
        });
    }

    private static <S, I> void agree(
            Model<S, I, Reply> model, Workload workload, long seed, Function<SplittableRandom, I> inputs) {
        SplittableRandom random = new SplittableRandom(seed);
        BiFunction<S, I, Reply> reply = (state, input) -> replies().stream()
                .filter(candidate -> !model.step(state, input, candidate).isEmpty())
                .findFirst()
                .orElseGet(() -> Reply.text(state.toString()));
        History<I, Reply> good = workload.history(model, random, inputs, reply);
        assertThat(Linearizability.check(model, good, BUDGET))
                .isInstanceOfSatisfying(
                        Linearizable.class,
                        verdict -> assertThat(BruteForce.isWitness(new Whole<>(model), good, verdict.order()))
                                .isTrue());
        History<I, Reply> other = replaced(good, random);
        boolean expected = BruteForce.isLinearizable(new Whole<>(model), other);
        assertThat(Linearizability.check(model, other, BUDGET))
                .as(other::toString)
                .isInstanceOf(expected ? Linearizable.class : NotLinearizable.class);
    }

    private static List<Reply> replies() {
        List<Reply> replies = new ArrayList<>(List.of(Reply.DONE, Reply.NOTHING, Reply.YES, Reply.NO));
        for (int i = 0; i < 15; i++) {
            replies.add(Reply.value(i));
        }
        return replies;
    }

    /** Gives one operation the reply of another. */
    private static <I> History<I, Reply> replaced(History<I, Reply> history, SplittableRandom random) {
        List<HistoryEvent<I, Reply>> events = new ArrayList<>(history.events());
        List<Integer> completions = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof HistoryEvent.Completion<I, Reply>(var at, var process, Outcome.Ok<Reply> ok)
                    && !ok.result().equals(Reply.DONE)) {
                completions.add(i);
            }
        }
        if (completions.size() > 1) {
            int from = completions.get(random.nextInt(completions.size()));
            int to = completions.get(random.nextInt(completions.size()));
            Outcome<Reply> outcome = ((HistoryEvent.Completion<I, Reply>) events.get(from)).outcome();
            HistoryEvent<I, Reply> at = events.get(to);
            events.set(to, new HistoryEvent.Completion<>(at.atNanos(), at.process(), outcome));
        }
        return History.of(events);
    }
}
