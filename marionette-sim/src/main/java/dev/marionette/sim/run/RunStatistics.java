package dev.marionette.sim.run;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run, or all runs of a campaign together, amounted to. Immutable; safe for use by any thread.
 *
 * @param events trace events written
 * @param steps events fired and task switches made
 * @param simulatedNanos simulated time that passed, in nanoseconds
 * @param decisionsByFamily how many decisions the seed took about what, by the labels of the {@linkplain
 *     dev.marionette.sim.choice.ChoiceFamily families}, in the order of the labels; families without decisions are left out
 * @param faults how often each kind of fault took effect, in the order of their names; 0 for a kind that was asked for and never fired
 * @param reached how often each kind came about that the test counts, in the order of their names; 0 for a kind that could have and did not
 */
public record RunStatistics(
        long events,
        long steps,
        long simulatedNanos,
        SortedMap<String, Long> decisionsByFamily,
        SortedMap<String, Long> faults,
        SortedMap<String, Long> reached) {

    private static final String OPERATION = "operation.";
    private static final String OUTCOME = "outcome.";

    static final RunStatistics NONE = new RunStatistics(0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /** Takes immutable copies of the counts. */
    public RunStatistics {
        decisionsByFamily = copy(decisionsByFamily);
        faults = copy(faults);
        reached = copy(reached);
    }

    /** The sum of both. */
    public RunStatistics plus(RunStatistics other) {
        return new RunStatistics(
                events + other.events,
                steps + other.steps,
                simulatedNanos + other.simulatedNanos,
                merged(decisionsByFamily, other.decisionsByFamily),
                merged(faults, other.faults),
                merged(reached, other.reached));
    }

    /** How many decisions the seed took. */
    public long decisions() {
        return decisionsByFamily.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often a kind of fault took effect, or a kind came about that the test counts; 0 if it is not known. */
    public long count(String kind) {
        return faults.getOrDefault(kind, 0L) + reached.getOrDefault(kind, 0L);
    }

    /** How often each operation was invoked that was counted as {@code operation.NAME}, by name. */
    public SortedMap<String, Long> operations() {
        return component(OPERATION);
    }

    /** How operations ended that were counted as {@code outcome.NAME}, by name. */
    public SortedMap<String, Long> outcomes() {
        return component(OUTCOME);
    }

    /** What was reached and is neither an operation nor an outcome. */
    public SortedMap<String, Long> marks() {
        SortedMap<String, Long> marks = new TreeMap<>(reached);
        marks.keySet().removeIf(kind -> kind.startsWith(OPERATION) || kind.startsWith(OUTCOME));
        return marks;
    }

    /** The counts by kind for people: decisions, faults, operations, outcomes and marks, each with a title; but for faults, left out if there are none. */
    public String tables() {
        return CountTable.of("decisions", decisionsByFamily)
                + (faults.isEmpty() ? "faults none\n" : CountTable.of("faults", faults))
                + CountTable.of("operations", operations())
                + CountTable.of("outcomes", outcomes())
                + CountTable.of("marks", marks());
    }

    private SortedMap<String, Long> component(String prefix) {
        SortedMap<String, Long> counts = new TreeMap<>();
        reached.forEach((kind, count) -> {
            if (kind.startsWith(prefix)) {
                counts.put(kind.substring(prefix.length()), count);
            }
        });
        return counts;
    }

    private static SortedMap<String, Long> copy(SortedMap<String, Long> counts) {
        return counts.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    private static SortedMap<String, Long> merged(SortedMap<String, Long> left, SortedMap<String, Long> right) {
        if (right.isEmpty()) {
            return left;
        }
        SortedMap<String, Long> sum = new TreeMap<>(left);
        for (Map.Entry<String, Long> entry : right.entrySet()) {
            sum.merge(entry.getKey(), entry.getValue(), Long::sum);
        }
        return sum;
    }
}
