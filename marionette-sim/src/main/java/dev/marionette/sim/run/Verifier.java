package dev.marionette.sim.run;

import dev.marionette.api.Seed;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Stop;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs seeds twice and compares, one after another on one thread, and keeps its trace buffers between seeds.
 */
final class Verifier {

    private final Scenario<?> scenario;
    private final RunOptions options;
    private final UnaryOperator<String> replayCommand;
    private final TraceWriter first = new TraceWriter(false);
    private final TraceWriter second = new TraceWriter(false);

    /**
     * A verifier of one scenario.
     *
     * @param replayCommand gives the command that replays a seed, written as text
     */
    Verifier(Scenario<?> scenario, RunOptions options, UnaryOperator<String> replayCommand) {
        this.scenario = scenario;
        this.options = options;
        this.replayCommand = replayCommand;
    }

    /** Runs the seed twice; adds what the first run amounted to, and returns the failure, if there is one. */
    @Nullable
    RunFailure verify(Seed seed, StatisticsSum sum) {
        Kernel kernel = Attempt.run(scenario, seed, options, first);
        Kernel again = Attempt.run(scenario, seed, options, second);
        sum.add(kernel, first.events());
        if (!first.sameAs(second) || !sameStop(kernel.stop(), again.stop())) {
            return mismatch(kernel, seed);
        }
        Stop stop = kernel.stop();
        return stop == null ? null : failure(kernel, stop, seed);
    }

    /** The trace of the seed verified last. */
    Trace trace() {
        return first.snapshot();
    }

    private static boolean sameStop(@Nullable Stop left, @Nullable Stop right) {
        if (left == null || right == null) {
            return left == right;
        }
        return left.kind() == right.kind() && left.subject().equals(right.subject());
    }

    private RunFailure mismatch(Kernel kernel, Seed seed) {
        Trace one = first.snapshot();
        Trace two = second.snapshot();
        Stop stop = kernel.stop();
        String also = stop == null ? "" : "; the first run also ended with: " + stop.message();
        return new RunFailure(
                RunFailure.Kind.DETERMINISM_MISMATCH,
                scenario.name(),
                seed,
                "two runs of one seed",
                "the two runs differ, so something outside the simulation decided" + also,
                first.events(),
                scenario.tags(),
                scenario.attributes(),
                optionLines(one),
                StatisticsSum.of(kernel, first.events()),
                one,
                Optional.of(two),
                Optional.ofNullable(stop == null ? null : stop.cause()),
                replayCommand.apply(seed.toString()));
    }

    private RunFailure failure(Kernel kernel, Stop stop, Seed seed) {
        Trace trace = first.snapshot();
        return new RunFailure(
                kindOf(stop.kind()),
                scenario.name(),
                seed,
                stop.subject(),
                stop.message(),
                stop.eventIndex(),
                scenario.tags(),
                scenario.attributes(),
                optionLines(trace),
                StatisticsSum.of(kernel, first.events()),
                trace,
                Optional.empty(),
                Optional.ofNullable(stop.cause()),
                replayCommand.apply(seed.toString()));
    }

    private static RunFailure.Kind kindOf(Stop.Kind kind) {
        return switch (kind) {
            case SCENARIO_ERROR -> RunFailure.Kind.SCENARIO_ERROR;
            case CHECK_FAILED -> RunFailure.Kind.CHECK_FAILED;
            case INVARIANT_FAILED -> RunFailure.Kind.INVARIANT_FAILED;
            case DEADLOCK -> RunFailure.Kind.DEADLOCK;
            case STALL -> RunFailure.Kind.STALL;
            case LEAK -> RunFailure.Kind.LEAK;
        };
    }

    /** The events that spell out options and faults that were asked for, without their index and instant. */
    private static List<String> optionLines(Trace trace) {
        List<String> lines = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (spellsOutOptions(event.name())) {
                StringBuilder line = new StringBuilder(event.name());
                event.fields()
                        .forEach(field -> line.append(' ')
                                .append(Objects.toString(field.key()))
                                .append('=')
                                .append(field.value()));
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static boolean spellsOutOptions(String event) {
        return event.equals("world.init") || event.endsWith(".options") || event.endsWith(".faults");
    }
}
