package dev.marionette.bench;

import dev.marionette.check.history.History;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.Model;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.ArrayList;
import java.util.List;
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

/** Checking histories like those of real systems, beside the {@linkplain PlainSearch plain search} that other checkers make. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2)
public class RecordedLogsBenchmark {

    private static final Budget BUDGET = Budget.seconds(600);

    /** A hundred histories of a register, or one of a store with ten keys, and so many clients. */
    @Param({"register", "store-1-ok", "store-1-bad", "store-10-ok", "store-10-bad"})
    private String shape = "";

    private Histories<?, ?> histories = new Histories<>(Models.register(), List.of());

    /** Records the histories. */
    @Setup
    public void record() {
        histories = shape.equals("register") ? registers() : store(Integer.parseInt(shape.split("-")[1]));
        if (histories.count() != histories.plainCount()) {
            throw new IllegalStateException("the verdicts differ");
        }
    }

    /** The check. */
    @Benchmark
    public int check() {
        return histories.count();
    }

    /** The baseline. */
    @Benchmark
    public int plain() {
        return histories.plainCount();
    }

    private static Histories<?, ?> registers() {
        return registers(Models.casRegister());
    }

    private static <S> Histories<?, ?> registers(Model<S, RegisterCall, Reply> model) {
        List<History<RegisterCall, Reply>> all = new ArrayList<>();
        for (long seed = 0; seed < 100; seed++) {
            all.add(RecordedLogs.ofRegister(seed, 150));
        }
        return new Histories<>(model, all);
    }

    private Histories<?, ?> store(int clients) {
        return new Histories<>(Models.kv(), List.of(RecordedLogs.ofStore(clients, 10, 4_000, shape.endsWith("bad"))));
    }

    private record Histories<S, I>(Model<S, I, Reply> model, List<History<I, Reply>> all) {

        /** How many are linearizable. */
        int count() {
            int count = 0;
            for (History<I, Reply> history : all) {
                Verdict verdict = Linearizability.check(model, history, BUDGET);
                if (verdict instanceof Unknown unknown) {
                    throw new IllegalStateException(unknown.reason());
                }
                count += verdict instanceof Linearizable ? 1 : 0;
            }
            return count;
        }

        int plainCount() {
            PlainSearch<S, I, Reply> search = new PlainSearch<>(model);
            return (int) all.stream().filter(search::isLinearizable).count();
        }
    }
}
