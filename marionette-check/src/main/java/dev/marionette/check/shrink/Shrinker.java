package dev.marionette.check.shrink;

import dev.marionette.api.Seed;
import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.Finding;
import dev.marionette.sim.run.GuidedRun;
import dev.marionette.sim.run.GuidedRunner;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Searches for the smallest run that fails as a seed does.
 *
 * <p>It starts from the {@linkplain dev.marionette.sim.choice recorded choices} of the failing run and takes more and more of them
 * neutrally, as long as the run fails in the same {@linkplain Finding#isLike kind and check}: whole families first, then steps of the
 * workload, faults, settings, preemptions and delays, each by delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating
 * Failure-Inducing Input", 2002), then the numbers that the workload draws; and all over again until nothing can be left out alone. If
 * more than a handful of faults, delays and preemptions remain, other runs of the scenario in which fewer families have a say are searched
 * for the same failure, and the smaller counterexample counts. The result is run twice more and compared before it is returned.
 *
 * <p>Immutable; safe for use by any thread. A search runs on the calling thread. It depends on nothing but its scenario, seed and options,
 * unless its time runs out.
 */
public final class Shrinker {

    private static final Duration DEFAULT_BUDGET = Duration.ofMinutes(1);

    /** How much longer than the failing run an attempt may take before it counts as another failure. */
    private static final int SLACK = 4;

    /** Up to so many choices are worth moving one by one. */
    private static final int FEW = 40;

    /** So few faults, delays and preemptions are understood at a glance. */
    private static final int FEW_ENOUGH = 5;

    /** How many other runs are tried without a family before it is given up. */
    private static final int VARIATIONS = 500;

    /** What a counterexample is easiest to understand without, first. */
    private static final List<ChoiceFamily> DISPENSABLE = List.of(
            ChoiceFamily.LATENCY,
            ChoiceFamily.CLOGS,
            ChoiceFamily.BUGGIFY,
            ChoiceFamily.CONNECTIONS,
            ChoiceFamily.DISK,
            ChoiceFamily.MESSAGES,
            ChoiceFamily.PARTITIONS,
            ChoiceFamily.NODES,
            ChoiceFamily.CRASH_OUTCOMES,
            ChoiceFamily.SCHEDULE);

    private final Scenario<?> scenario;
    private final Seed seed;
    private final RunOptions options;
    private final Duration budget;
    private final Consumer<ShrinkProgress> listener;

    private Shrinker(Source source, Duration budget, Consumer<ShrinkProgress> listener) {
        this.scenario = source.scenario;
        this.seed = source.seed;
        this.options = source.options;
        this.budget = budget;
        this.listener = listener;
    }

    /** A search with a budget of one minute. */
    public static Shrinker of(Scenario<?> scenario, Seed seed, RunOptions options) {
        return new Shrinker(new Source(scenario, seed, options), DEFAULT_BUDGET, progress -> {});
    }

    /**
     * The same search with another budget of the host's time. When it ends, the smallest failing run so far is the result.
     *
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Shrinker withBudget(Duration newBudget) {
        if (newBudget.isNegative() || newBudget.isZero()) {
            throw new IllegalArgumentException("a search needs more time than " + newBudget);
        }
        return new Shrinker(new Source(scenario, seed, options), newBudget, listener);
    }

    /** The same search, with somebody who is told now and then how it gets on, on the searching thread. */
    public Shrinker withProgress(Consumer<ShrinkProgress> newListener) {
        return new Shrinker(new Source(scenario, seed, options), budget, newListener);
    }

    /**
     * Searches.
     *
     * @throws NothingToShrinkException if the seed passes, or if its choices do not repeat its failure, so that something outside the simulation
     *     has a say
     */
    public Counterexample shrink() {
        Stopwatch watch = new Stopwatch(budget);
        GuidedRun first = new GuidedRunner(scenario, seed, options).record();
        Finding finding = first.finding()
                .orElseThrow(() -> new NothingToShrinkException(
                        scenario.name() + " passes with seed " + seed + ", so there is nothing to shrink"));
        GuidedRunner runner = new GuidedRunner(scenario, seed, limited(first));
        Search search = new Search(runner, first, watch, new Reporter(listener, watch));
        if (!search.repeats()) {
            throw new NothingToShrinkException(scenario.name() + " with seed " + seed
                    + " does not fail again as " + finding.kind().label() + ": " + finding.subject()
                    + ", although every decision was repeated; something outside the simulation has a say");
        }
        minimise(search);
        redraw(search);
        return verified(search, Size.of(first), watch);
    }

    /** An attempt that goes on for much longer than the failing run would only cost time. */
    private RunOptions limited(GuidedRun first) {
        Duration time = Duration.ofNanos(first.statistics().simulatedNanos())
                .multipliedBy(SLACK)
                .plusMinutes(10);
        long steps = first.statistics().steps() * SLACK + 100_000;
        return options.withSteps(Math.min(options.steps(), steps))
                .withSimulatedTime(time.compareTo(options.simulatedTime()) < 0 ? time : options.simulatedTime());
    }

    private static void minimise(Search search) {
        search.phase("everything");
        search.dropAll(choice -> true);
        boolean smaller = true;
        while (smaller && !search.isOver()) {
            smaller = families(search);
            smaller |= reduce(search, "workload", choice -> choice.kind() == ChoiceKind.STEP);
            smaller |= reduce(search, "faults", choice -> choice.kind().isFault());
            smaller |= reduce(search, "settings", role(ChoiceKind.Role.SETTING));
            smaller |= reduce(search, "preemptions", role(ChoiceKind.Role.PREEMPTION));
            smaller |= reduce(search, "delays", role(ChoiceKind.Role.DELAY));
            smaller |= reduce(search, "details", role(ChoiceKind.Role.DETAIL));
            smaller |= reduce(search, "numbers", choice -> choice.kind() == ChoiceKind.DRAW);
            search.phase("earlier");
            smaller |= search.choices(Shrinker::isMovable).size() <= FEW && search.advance(Shrinker::isMovable);
            search.phase("smaller numbers");
            smaller |= search.lower(choice -> choice.kind() == ChoiceKind.DRAW);
        }
    }

    private static boolean isMovable(Choice choice) {
        return choice.kind().isFault()
                || choice.kind().role() == ChoiceKind.Role.DELAY
                || choice.kind().role() == ChoiceKind.Role.PREEMPTION;
    }

    /**
     * Where much is left, it is often that many small delays and losses together make up the one moment that matters. Then other runs of the
     * scenario, in which fewer families have a say, are searched for one that fails in the same way, and the smaller counterexample counts.
     */
    private static void redraw(Search search) {
        if (search.choices(Shrinker::isMovable).size() <= FEW_ENOUGH) {
            return;
        }
        GuidedRun before = search.best();
        int weight = weight(search);
        Set<ChoiceFamily> families = EnumSet.allOf(ChoiceFamily.class);
        families.remove(ChoiceFamily.APPLICATION);
        boolean found = false;
        for (ChoiceFamily family : DISPENSABLE) {
            search.phase("runs without " + family.label());
            families.remove(family);
            if (search.redraw(families, VARIATIONS)) {
                found = true;
            } else {
                families.add(family);
            }
        }
        if (found) {
            minimise(search);
        }
        if (weight(search) >= weight) {
            search.restore(before);
        }
    }

    /** Faults, delays and preemptions are harder to follow than what the test does, or what may happen. */
    private static int weight(Search search) {
        return 4 * search.choices(Shrinker::isMovable).size() + search.choices().size();
    }

    private static boolean families(Search search) {
        boolean smaller = false;
        for (ChoiceFamily family : ChoiceFamily.values()) {
            if (family != ChoiceFamily.APPLICATION && family != ChoiceFamily.WORKLOAD) {
                search.phase("family " + family.label());
                smaller |= search.dropAll(choice -> choice.kind().family() == family);
            }
        }
        return smaller;
    }

    private static boolean reduce(Search search, String phase, Predicate<Choice> sort) {
        search.phase(phase);
        return search.reduce(sort);
    }

    private static Predicate<Choice> role(ChoiceKind.Role role) {
        return choice -> choice.kind().role() == role;
    }

    /** Two more runs, with the ordinary budgets, that must agree with each other and with what was found. */
    private Counterexample verified(Search search, Size before, Stopwatch watch) {
        GuidedRunner runner = new GuidedRunner(scenario, seed, options);
        ChoicePlan plan = search.best().plan();
        GuidedRun once = runner.follow(plan);
        GuidedRun again = runner.follow(plan);
        Finding finding = search.best().finding().orElseThrow();
        if (once.traceHash() != again.traceHash()
                || once.finding().filter(finding::isLike).isEmpty()) {
            throw new NothingToShrinkException(scenario.name() + " with seed " + seed
                    + " was shrunk to a run that does not repeat; something outside the simulation has a say");
        }
        return new Counterexample(
                new Counterexample.Origin(scenario.name(), seed, options),
                once,
                runner.trace(plan),
                new Counterexample.Effort(before, search.runs(), watch.elapsed(), watch.isOver()));
    }

    private record Source(Scenario<?> scenario, Seed seed, RunOptions options) {}
}
