package dev.marionette.bench;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checking 100,000 operations of ten clients of a key-value store: half of them reads, the rest mostly appends.
 *
 * <p>The baseline takes the same operations in the order that the check finds, so the difference is the search.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2)
public class LinearizabilityBenchmark {

    private static final int OPERATIONS = 100_000;
    private static final int CLIENTS = 10;
    private static final Budget BUDGET = Budget.seconds(600);

    /** How many keys; with fewer of them more clients are at one key, and its value is longer. */
    @Param({"100", "10"})
    private int keys;

    private History<KvCall, Reply> history = History.of(List.of());
    private List<Operation<?, ?>> order = List.of();

    /** Records a history. */
    @Setup
    public void record() {
        history = new Recording(keys).history();
        order = ((Linearizable) check()).order();
    }

    /** The check. */
    @Benchmark
    public Verdict check() {
        return Linearizability.check(Models.kv(), history, BUDGET);
    }

    /** The baseline. */
    @Benchmark
    public Map<Object, Object> replay() {
        return replay(Models.kv());
    }

    @SuppressWarnings("unchecked") // The history is one of a store.
    private <S> Map<Object, Object> replay(Model<S, KvCall, Reply> model) {
        Map<Object, Object> states = new HashMap<>();
        for (Operation<?, ?> operation : order) {
            KvCall call = (KvCall) operation.input();
            S state = (S) states.getOrDefault(call.key(), model.initial());
            Reply reply = (Reply) ((Outcome.Ok<?>) operation.outcome()).result();
            states.put(call.key(), model.step(state, call, reply).getFirst());
        }
        return states;
    }

    /** A correct store whose clients take turns at random. */
    private static final class Recording {

        private final SplittableRandom random = new SplittableRandom(42);
        private final History.Builder<KvCall, Reply> builder = History.builder();
        private final Map<String, StringBuilder> store = new HashMap<>();
        private final List<KvCall> calls = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private final int keys;
        private long now;

        Recording(int keys) {
            this.keys = keys;
        }

        History<KvCall, Reply> history() {
            for (int client = 0; client < CLIENTS; client++) {
                calls.add(draw());
                replies.add(Reply.NOTHING);
                builder.invoke(now++, client, calls.get(client));
            }
            int begun = CLIENTS;
            while (begun < OPERATIONS) {
                int client = random.nextInt(CLIENTS);
                if (replies.get(client).equals(Reply.NOTHING)) {
                    replies.set(client, take(calls.get(client)));
                } else {
                    builder.ok(now++, client, replies.set(client, Reply.NOTHING));
                    calls.set(client, draw());
                    builder.invoke(now++, client, calls.get(client));
                    begun++;
                }
            }
            for (int client = 0; client < CLIENTS; client++) {
                boolean taken = !replies.get(client).equals(Reply.NOTHING);
                builder.ok(now++, client, taken ? replies.get(client) : take(calls.get(client)));
            }
            return builder.build();
        }

        private KvCall draw() {
            String key = Integer.toString(random.nextInt(keys));
            return switch (random.nextInt(10)) {
                case 0 -> new KvCall.Put(key, Integer.toString(random.nextInt(1_000)));
                case 1, 2, 3, 4 -> new KvCall.Append(key, " " + random.nextInt(1_000));
                default -> new KvCall.Get(key);
            };
        }

        private Reply take(KvCall call) {
            StringBuilder value = store.computeIfAbsent(call.key(), unused -> new StringBuilder());
            switch (call) {
                case KvCall.Get get -> {
                    return Reply.text(value.toString());
                }
                case KvCall.Put put -> value.setLength(0);
                case KvCall.Append append -> {}
            }
            value.append(call instanceof KvCall.Put put ? put.value() : ((KvCall.Append) call).value());
            return Reply.DONE;
        }
    }
}
