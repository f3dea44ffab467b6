package dev.marionette.check.history;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import dev.marionette.api.Recorder;
import dev.marionette.sim.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The history of the clients of a simulated world, recorded while they run.
 *
 * {@snippet :
 * WorldHistory<RegisterCall, Reply> history = WorldHistory.of(world, Notations.register());
 *
 * sim.node(client).boot(env -> {
 *     WorldHistory<RegisterCall, Reply>.Client recorded = history.client(env);
 *     return () -> recorded.call(RegisterCall.Write.of(42), () -> write(42));
 * });
 * }
 *
 * <p>Each event goes to three places. {@link #history} has it for a checker, with the simulated instant. The trace has it as {@code
 * history.invoke}, {@code history.ok}, {@code history.failed} or {@code history.unknown}, so that the history takes part in the comparison of
 * the two runs, and {@link HistoryText#ofTrace} finds it in the trace of a run that failed. The world counts it as {@code operation.NAME}
 * or as {@code outcome.ok}, {@code outcome.failed} or {@code outcome.unknown}, for reports and for {@link
 * dev.marionette.sim.run.Campaign#requireReached}; an operation that is cut off by the crash of its client has an unknown outcome in the
 * history, and is counted as an operation only.
 *
 * <p>Thread rule: confined to the tasks of the world. {@link HistoryRecorder} is for clients outside of a simulation.
 *
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public final class WorldHistory<I, O> {

    private final World world;
    private final Wording<I, O> wording;
    private final History.Builder<I, O> builder = History.builder();
    private int processes;

    private WorldHistory(World world, Wording<I, O> wording) {
        this.world = world;
        this.wording = wording;
        world.mayReach("outcome.ok");
        world.mayReach("outcome.failed");
        world.mayReach("outcome.unknown");
    }

    /** An empty history whose operations and results are written as in its text form; their names are those of the notation. */
    public static <I, O> WorldHistory<I, O> of(World world, Notation<I, O> notation) {
        return new WorldHistory<>(world, new Wording<>(notation::operation, notation::arguments, notation::result));
    }

    /**
     * An empty history whose operations and results are written as their {@code toString} says.
     *
     * @param name the name of an operation, in lower-case letters, digits and {@code _}
     */
    public static <I, O> WorldHistory<I, O> of(World world, Function<? super I, String> name) {
        return new WorldHistory<>(
                world,
                new Wording<>(
                        name::apply,
                        input -> List.of(input.toString()),
                        (input, output) -> List.of(output.toString())));
    }

    /** The same with operations that are named like their class: {@code PutIfAbsent} is {@code put_if_absent}. */
    public static <I extends Record, O> WorldHistory<I, O> of(World world) {
        return of(world, (I input) -> snakeCase(input.getClass().getSimpleName()));
    }

    /**
     * A new process that runs on a node. A client that begins again after a crash is another one, since what it had open stays open.
     *
     * @param env the node's, whose number stands in the trace
     */
    public Client client(Env env) {
        return new Client(env.recorder());
    }

    /** A new process that is a part of the test itself. */
    public Client client() {
        return new Client(world.recorder());
    }

    /** What was recorded so far; what is open has an unknown outcome. */
    public History<I, O> history() {
        return builder.build();
    }

    private static String phase(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Ok<?> ok -> "ok";
            case Outcome.Failed<?> failed -> "failed";
            case Outcome.Unknown<?> unknown -> "unknown";
        };
    }

    private static String snakeCase(String className) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < className.length(); i++) {
            char c = className.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            name.append(capital && i > 0 ? "_" : "").append(capital ? (char) (c - 'A' + 'a') : c);
        }
        return name.toString();
    }

    /** What a client calls, as seen by {@link Client#call}. */
    @FunctionalInterface
    public interface Call<O, X extends Exception> {

        /** Carries the operation out, and says how it ended. */
        Outcome<O> run() throws X;
    }

    /** One process: it does one thing at a time. */
    public final class Client {

        private final int process = processes++;
        private final Recorder recorder;

        private Client(Recorder recorder) {
            this.recorder = recorder;
        }

        /** The number of the process in the history. */
        public int process() {
            return process;
        }

        /**
         * Records an operation from its call to its outcome. If the call throws, the outcome is unknown.
         *
         * @return how it ended
         * @throws MalformedHistoryException if the client has an operation open
         * @throws X what the call throws
         */
        public <X extends Exception> Outcome<O> call(I input, Call<O, X> call) throws X {
            invoke(input);
            Outcome<O> outcome;
            try {
                outcome = call.run();
            } catch (Exception e) {
                unknown();
                throw e;
            }
            complete(outcome);
            return outcome;
        }

        /**
         * The client begins an operation.
         *
         * @throws MalformedHistoryException if it has one open
         * @throws IllegalArgumentException if the name of the operation is none
         */
        public void invoke(I input) {
            builder.invoke(world.elapsed().toNanos(), process, input);
            String operation = wording.operation.apply(input);
            world.reached("operation." + operation);
            record("invoke", operation, wording.arguments.apply(input));
        }

        /**
         * The open operation returned this.
         *
         * @throws MalformedHistoryException if none is open
         */
        public void ok(O result) {
            complete(new Outcome.Ok<>(result));
        }

        /**
         * The open operation certainly had no effect.
         *
         * @throws MalformedHistoryException if none is open
         */
        public void failed() {
            complete(new Outcome.Failed<>());
        }

        /**
         * The client gives its open operation up, not knowing whether it has an effect.
         *
         * @throws MalformedHistoryException if none is open
         */
        public void unknown() {
            complete(new Outcome.Unknown<>());
        }

        /**
         * The open operation ended so.
         *
         * @throws MalformedHistoryException if none is open
         */
        public void complete(Outcome<O> outcome) {
            Optional<I> open = builder.openInput(process);
            builder.complete(world.elapsed().toNanos(), process, outcome);
            I input = open.orElseThrow();
            String phase = phase(outcome);
            world.reached("outcome." + phase);
            List<String> values = new ArrayList<>(wording.arguments.apply(input));
            if (outcome instanceof Outcome.Ok<O>(O result)) {
                values.addAll(wording.result.apply(input, result));
            }
            record(phase, wording.operation.apply(input), values);
        }

        private void record(String phase, String operation, List<String> values) {
            Field[] fields = new Field[2 + values.size()];
            fields[0] = Field.of("process", process);
            fields[1] = Field.of("op", operation);
            for (int i = 0; i < values.size(); i++) {
                fields[2 + i] = Field.of("arg" + (i + 1), values.get(i));
            }
            recorder.record("history." + phase, fields);
        }
    }

    /** How operations are written. */
    private record Wording<I, O>(
            Function<I, String> operation,
            Function<I, List<String>> arguments,
            BiFunction<I, O, List<String>> result) {}
}
