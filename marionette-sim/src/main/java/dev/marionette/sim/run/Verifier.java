package dev.marionette.sim.run;

import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.engine.GuidedChoices;
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

    /** How often a seed is run again because one of its runs was disturbed from outside. */
    private static final int DISTURBANCES = 3;

    private final Scenario<?> scenario;
    private final RunOptions options;
    private final boolean hashOnly;
    private final UnaryOperator<String> replayCommand;
    private final TraceWriter first;
    private final TraceWriter second;
    private Seed last = Seed.of(0);
    private @Nullable ChoicePlan plan;

    /**
     * A verifier of one scenario.
     *
     * @param replayCommand gives the command that replays a seed, written as text
     */
    Verifier(Scenario<?> scenario, RunOptions options, UnaryOperator<String> replayCommand) {
        this.scenario = scenario;
        this.options = options;
        this.replayCommand = replayCommand;
        this.hashOnly = options.profile().filter(Profile::tracesAsHash).isPresent();
        this.first = new TraceWriter(hashOnly);
        this.second = new TraceWriter(hashOnly);
    }

    /** Lets this plan decide in the place of each seed; returns this. */
    Verifier following(ChoicePlan newPlan) {
        plan = newPlan;
        return this;
    }

    private Kernel attempt(Seed seed, TraceWriter writer) {
        return plan == null
                ? Attempt.run(scenario, seed, options, writer)
                : Attempt.run(scenario, new GuidedRunner.Setup(seed, options), GuidedChoices.following(plan), writer);
    }

    /** Runs the seed twice; adds what the first run amounted to, and returns the failure, if there is one. */
    @Nullable
    RunFailure verify(Seed seed, StatisticsSum sum) {
        last = seed;
        Kernel kernel = attempt(seed, first);
        Kernel again = attempt(seed, second);
        for (int more = 0; more < DISTURBANCES && isDisturbed(kernel.stop(), again.stop()); more++) {
            kernel = attempt(seed, first);
            again = attempt(seed, second);
        }
        sum.add(kernel, first.events());
        if (!first.sameAs(second) || !sameStop(kernel.stop(), again.stop())) {
            return mismatch(kernel, seed);
        }
        Stop stop = kernel.stop();
        return stop == null ? null : failure(kernel, seed, Finding.of(stop), stop.eventIndex());
    }

    /**
     * Whether one run alone ended with a leak. A leak of the program comes at the same step of both; work that another thread of the JVM hands
     * to the common pool at that moment looks like one.
     */
    private static boolean isDisturbed(@Nullable Stop left, @Nullable Stop right) {
        return isLeak(left) != isLeak(right);
    }

    private static boolean isLeak(@Nullable Stop stop) {
        return stop != null && stop.kind() == Stop.Kind.LEAK;
    }

    /** The trace of the seed verified last. */
    Trace trace() {
        return trace(first, last);
    }

    /** Where only a hash was kept, the seed runs once more. */
    private Trace trace(TraceWriter kept, Seed seed) {
        if (!hashOnly) {
            return kept.snapshot();
        }
        TraceWriter full = new TraceWriter(false);
        attempt(seed, full);
        return full.snapshot();
    }

    private static boolean sameStop(@Nullable Stop left, @Nullable Stop right) {
        if (left == null || right == null) {
            return left == right;
        }
        return left.kind() == right.kind() && left.subject().equals(right.subject());
    }

    /** The failure of a campaign in which every seed passed and something required never came about; with the options and trace of one. */
    RunFailure notExercised(Seed seed, Unreached unreached) {
        Kernel kernel = attempt(seed, first);
        Finding finding =
                Finding.of(RunFailure.Kind.NOT_EXERCISED, unreached.kinds().getFirst(), unreached.message());
        return failure(kernel, seed, finding, first.events()).withStatistics(unreached.statistics());
    }

    private RunFailure mismatch(Kernel kernel, Seed seed) {
        Stop stop = kernel.stop();
        String also = stop == null ? "" : "; the first run also ended with: " + stop.message();
        Finding finding = Finding.of(
                RunFailure.Kind.DETERMINISM_MISMATCH,
                "two runs of one seed",
                "the two runs differ, so something outside the simulation decided" + also);
        return failure(kernel, seed, finding, first.events());
    }

    private RunFailure failure(Kernel kernel, Seed seed, Finding finding, long eventIndex) {
        Trace trace = trace(first, seed);
        Stop stop = kernel.stop();
        boolean differs = finding.kind() == RunFailure.Kind.DETERMINISM_MISMATCH;
        return new RunFailure(
                finding.kind(),
                scenario.name(),
                seed,
                finding.subject(),
                finding.message(),
                eventIndex,
                scenario.tags(),
                scenario.attributes(),
                optionLines(trace),
                StatisticsSum.of(kernel, first.events()),
                trace,
                differs ? Optional.of(trace(second, seed)) : Optional.empty(),
                Optional.ofNullable(stop == null ? null : stop.cause()),
                replayCommand.apply(seed.toString()));
    }

    static RunFailure.Kind kindOf(Stop.Kind kind) {
        return switch (kind) {
            case SCENARIO_ERROR -> RunFailure.Kind.SCENARIO_ERROR;
            case CHECK_FAILED -> RunFailure.Kind.CHECK_FAILED;
            case INVARIANT_FAILED -> RunFailure.Kind.INVARIANT_FAILED;
            case DEADLOCK -> RunFailure.Kind.DEADLOCK;
            case STALL -> RunFailure.Kind.STALL;
            case LIVENESS -> RunFailure.Kind.LIVENESS;
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
        return event.equals("world.init")
                || event.equals("node.skew")
                || event.endsWith(".options")
                || event.endsWith(".faults");
    }
}
