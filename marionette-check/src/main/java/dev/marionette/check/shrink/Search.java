package dev.marionette.check.shrink;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.Finding;
import dev.marionette.sim.run.GuidedRun;
import dev.marionette.sim.run.GuidedRunner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The smallest failing run found so far, and the attempts to make it smaller.
 *
 * <p>After every success the choices that the smaller run took replace those that were asked for, so what no longer comes about is gone.
 */
final class Search {

    private final GuidedRunner runner;
    private final Finding wanted;
    private final Stopwatch watch;
    private final Reporter reporter;
    private GuidedRun best;
    private long runs;

    Search(GuidedRunner runner, GuidedRun first, Stopwatch watch, Reporter reporter) {
        this.runner = runner;
        this.wanted = first.finding().orElseThrow();
        this.watch = watch;
        this.reporter = reporter;
        this.best = first;
    }

    GuidedRun best() {
        return best;
    }

    long runs() {
        return runs;
    }

    boolean isOver() {
        return watch.isOver();
    }

    void phase(String name) {
        reporter.phase(name, runs, best);
    }

    /** The choices that can be left out; what the application draws stays with the seed. */
    List<Choice> choices() {
        return choices(choice -> true);
    }

    List<Choice> choices(Predicate<Choice> sort) {
        List<Choice> chosen = new ArrayList<>();
        for (Choice choice : best.choices()) {
            if (choice.kind().role() != ChoiceKind.Role.FIXED && sort.test(choice)) {
                chosen.add(choice);
            }
        }
        return chosen;
    }

    /**
     * Runs the scenario with newly drawn decisions of some families, all others being neutral, until a run fails in the same way, and keeps
     * that one even if it is larger.
     */
    boolean redraw(Set<ChoiceFamily> families, int variations) {
        for (int variation = 1; variation <= variations && !isOver(); variation++) {
            if (keepIfSame(runner.redraw(ChoicePlan.neutral(), families, variation))) {
                return true;
            }
        }
        return false;
    }

    /** Goes back to a run that was the best before. */
    void restore(GuidedRun run) {
        best = run;
    }

    /** Runs the plan, and keeps it if it fails in the same way; once the time is over, nothing is run. */
    boolean attempt(List<Choice> plan) {
        return !isOver() && run(plan);
    }

    /** Whether the first run repeats by its choices alone; asked first, and whatever the time. */
    boolean repeats() {
        return run(choices());
    }

    private boolean run(List<Choice> plan) {
        return keepIfSame(runner.follow(ChoicePlan.of(plan)));
    }

    private boolean keepIfSame(GuidedRun run) {
        runs++;
        boolean same = run.finding().filter(wanted::isLike).isPresent();
        if (same) {
            best = run;
        }
        reporter.step(runs, best);
        return same;
    }

    /** Leaves out everything of a sort at once; returns whether anything was left out. */
    boolean dropAll(Predicate<Choice> sort) {
        List<Choice> rest = choices(sort.negate());
        return rest.size() < choices().size() && attempt(rest);
    }

    /**
     * Leaves out as many choices of a sort as possible: first halves, then ever smaller parts, until none can be left out alone (delta
     * debugging, Zeller and Hildebrandt, 2002). Returns whether any was left out.
     */
    boolean reduce(Predicate<Choice> sort) {
        boolean reduced = false;
        int part = Math.max(1, Math.ceilDiv(choices(sort).size(), 2));
        while (!isOver()) {
            boolean dropped = dropParts(sort, part);
            reduced |= dropped;
            if (part == 1 && !dropped) {
                break;
            }
            part = part == 1 ? 1 : Math.ceilDiv(part, 2);
        }
        return reduced;
    }

    private boolean dropParts(Predicate<Choice> sort, int part) {
        boolean dropped = false;
        int from = 0;
        List<Choice> candidates = choices(sort);
        while (from < candidates.size() && !isOver()) {
            Set<Choice> tried = new HashSet<>(candidates.subList(from, Math.min(from + part, candidates.size())));
            if (attempt(choices(choice -> !tried.contains(choice)))) {
                dropped = true;
                // What follows has moved up, and some of it may be gone.
                candidates = choices(sort);
            } else {
                from += part;
            }
        }
        return dropped;
    }

    /**
     * Lets choices of a sort happen at an earlier occurrence or instant: at the first, else half of the way, else one before; for as long
     * as that goes. What led up to the later one can then be left out.
     */
    boolean advance(Predicate<Choice> sort) {
        boolean advanced = false;
        for (Choice choice : choices(sort)) {
            long occurrence = choice.occurrence();
            for (long earlier = 0; earlier < occurrence && !isOver(); earlier = next(earlier, occurrence)) {
                if (attempt(moved(choice, occurrence, earlier))) {
                    advanced = true;
                    occurrence = earlier;
                    earlier = 0;
                }
            }
        }
        return advanced;
    }

    /** From 0 half of the way to the end, and so on: 0, 1/2, 3/4, ... up to one before. */
    private static long next(long earlier, long end) {
        return earlier + Math.max(1, (end - earlier) / 2);
    }

    /** A strike takes along what says how it strikes. */
    private List<Choice> moved(Choice choice, long from, long to) {
        List<Choice> plan = choices();
        boolean strike = choice.kind().role() == ChoiceKind.Role.STRIKE;
        plan.replaceAll(other -> {
            boolean same = other.kind() == choice.kind() && other.subject().equals(choice.subject());
            boolean detail = strike
                    && other.kind().role() == ChoiceKind.Role.DETAIL
                    && other.kind().family() == choice.kind().family();
            return other.occurrence() == from && (same || detail)
                    ? new Choice(other.kind(), other.subject(), to, other.value())
                    : other;
        });
        return plan;
    }

    /** Makes the numbers of a sort smaller: half of the way to zero, for as long as that goes. */
    boolean lower(Predicate<Choice> sort) {
        boolean lowered = false;
        for (Choice choice : choices(sort)) {
            Choice lower = choice;
            while (Math.abs(lower.value()) > 1 && attempt(replaced(lower, lower.value() / 2))) {
                lower = lower.withValue(lower.value() / 2);
                lowered = true;
            }
        }
        return lowered;
    }

    private List<Choice> replaced(Choice old, long value) {
        List<Choice> plan = choices();
        plan.replaceAll(choice -> choice.isSameDecision(old) ? choice.withValue(value) : choice);
        return plan;
    }
}
