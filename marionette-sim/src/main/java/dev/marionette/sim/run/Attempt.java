package dev.marionette.sim.run;

import dev.marionette.api.Field;
import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.World;
import dev.marionette.sim.engine.GuidedChoices;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Observer;
import dev.marionette.sim.engine.Picker;
import dev.marionette.sim.engine.Stop;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.task.SchedulingStrategy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a scenario in a fresh world. */
final class Attempt<H> implements Runnable {

    private static final TraceName WORLD_INIT = TraceName.of("world.init");
    private static final TraceName SCHEDULE_OPTIONS = TraceName.of("schedule.options");
    private static final TraceName RUN_NAME = TraceName.of("run.name");
    private static final TraceName RUN_TAG = TraceName.of("run.tag");
    private static final TraceName RUN_ATTRIBUTE = TraceName.of("run.attribute");
    private static final TraceName RUN_FINISHED = TraceName.of("run.finished");
    private static final TraceName CHECK_PASSED = TraceName.of("check.passed");
    private static final TraceName CHECK_FAILED = TraceName.of("check.failed");
    private static final TraceKey SEED = TraceKey.of("seed");
    private static final TraceKey TICK_NS = TraceKey.of("tick_ns");
    private static final TraceKey STRATEGY = TraceKey.of("strategy");
    private static final TraceKey VALUE = TraceKey.of("value");
    private static final TraceKey NAME = TraceKey.of("name");

    private final Scenario<H> scenario;
    private final Kernel kernel;
    private final SchedulingStrategy strategy;
    private final Optional<Profile> profile;

    private Attempt(Scenario<H> scenario, Kernel kernel, RunOptions options) {
        this.scenario = scenario;
        this.kernel = kernel;
        this.strategy = options.strategy();
        this.profile = options.profile();
    }

    /** Runs the scenario once; the returned kernel holds the outcome, the writer the trace. */
    static Kernel run(Scenario<?> scenario, Seed seed, RunOptions options, TraceWriter trace) {
        return run(scenario, options, world(seed, options, trace));
    }

    /** Runs the scenario once, with decisions that are recorded, or follow a plan. */
    static Kernel run(Scenario<?> scenario, GuidedRunner.Setup setup, GuidedChoices choices, TraceWriter trace) {
        Kernel kernel = world(setup.seed(), setup.options(), trace);
        kernel.decideWith(choices);
        return run(scenario, setup.options(), kernel);
    }

    private static Kernel world(Seed seed, RunOptions options, TraceWriter trace) {
        trace.reset();
        return new Kernel(seed.value(), options.tick().toNanos(), options.limits(), trace);
    }

    private static Kernel run(Scenario<?> scenario, RunOptions options, Kernel kernel) {
        kernel.enableTasks(picker(options.strategy(), kernel));
        kernel.run(new Attempt<>(scenario, kernel, options));
        return kernel;
    }

    private static Picker picker(SchedulingStrategy strategy, Kernel kernel) {
        return switch (strategy) {
            case SchedulingStrategy.RandomWalk walk -> new Picker.RandomWalk(kernel.stream(StreamName.SCHEDULE));
            case SchedulingStrategy.Fifo fifo -> new Picker.Fifo();
        };
    }

    @Override
    public void run() {
        traceHeading();
        try {
            H harness = scenario.factory().create(new World(kernel, profile));
            if (!scenario.invariants().isEmpty()) {
                kernel.observeWith(new Invariants<>(kernel, scenario.invariants(), harness));
            }
            for (Action<H> step : scenario.steps()) {
                step.accept(harness);
            }
            check(harness);
        } catch (Exception | AssertionError | LinkageError | VirtualMachineError e) {
            kernel.fail(Stop.Kind.SCENARIO_ERROR, "root", e.toString(), e);
        }
        if (kernel.stop() == null) {
            kernel.trace(RUN_FINISHED).end();
        }
    }

    private void traceHeading() {
        kernel.trace(WORLD_INIT)
                .num(SEED, kernel.seed())
                .num(TICK_NS, kernel.tickNanos())
                .end();
        if (strategy instanceof SchedulingStrategy.Fifo) {
            kernel.trace(SCHEDULE_OPTIONS).literal(STRATEGY, "fifo").end();
        }
        kernel.trace(RUN_NAME).literal(VALUE, scenario.name()).end();
        for (String tag : scenario.tags()) {
            kernel.trace(RUN_TAG).text(VALUE, tag).end();
        }
        for (Field attribute : scenario.attributes()) {
            TraceWriter event = kernel.trace(RUN_ATTRIBUTE).literal(NAME, attribute.key());
            switch (attribute) {
                case Field.Whole whole -> event.num(VALUE, whole.value()).end();
                case Field.Text text -> event.text(VALUE, text.value()).end();
            }
        }
    }

    private void check(H harness) {
        for (Scenario.Named<H> check : scenario.checks()) {
            Throwable thrown = outcomeOf(check.action(), harness);
            if (kernel.stop() != null) {
                return;
            }
            if (thrown != null) {
                kernel.trace(CHECK_FAILED).text(NAME, check.name()).end();
                kernel.fail(Stop.Kind.CHECK_FAILED, check.name(), null, thrown);
                return;
            }
            kernel.trace(CHECK_PASSED).text(NAME, check.name()).end();
        }
    }

    private static <H> @Nullable Throwable outcomeOf(Action<H> action, H harness) {
        try {
            action.accept(harness);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    /** Looks at a scenario's invariants at their moments. */
    private static final class Invariants<H> implements Observer {

        private final Kernel kernel;
        private final List<Scenario.Invariant<H>> invariants;
        private final H harness;
        private long events;

        Invariants(Kernel kernel, List<Scenario.Invariant<H>> invariants, H harness) {
            this.kernel = kernel;
            this.invariants = invariants;
            this.harness = harness;
        }

        @Override
        public void afterEvent() {
            events++;
            for (Scenario.Invariant<H> invariant : invariants) {
                if (invariant.when() instanceof When.EveryNth every && events % every.n() == 0) {
                    look(invariant);
                }
            }
        }

        @Override
        public void beforeTimeMoves() {
            for (Scenario.Invariant<H> invariant : invariants) {
                if (invariant.when() instanceof When.OnQuiescence) {
                    look(invariant);
                }
            }
        }

        private void look(Scenario.Invariant<H> invariant) {
            Throwable thrown = outcomeOf(invariant.check(), harness);
            if (thrown != null) {
                kernel.fail(Stop.Kind.INVARIANT_FAILED, invariant.name(), null, thrown);
            }
        }
    }
}
