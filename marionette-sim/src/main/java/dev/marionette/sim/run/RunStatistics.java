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
 * @param decisions decisions that the seed took
 * @param faults how often each kind of fault took effect, in the order of their names; 0 for a kind that was asked for and never fired
 * @param reached how often each kind came about that the test counts, in the order of their names; 0 for a kind that could have and did not
 */
public record RunStatistics(
        long events,
        long steps,
        long simulatedNanos,
        long decisions,
        SortedMap<String, Long> faults,
        SortedMap<String, Long> reached) {

    private static final String OPERATION = "operation.";
    private static final String OUTCOME = "outcome.";

    static final RunStatistics NONE =
            new RunStatistics(0, 0, 0, 0, Collections.emptySortedMap(), Collections.emptySortedMap());

    /** Takes immutable copies of the counts. */
    public RunStatistics {
        faults = copy(faults);
        reached = copy(reached);
    }

    /** The sum of both. */
    public RunStatistics plus(RunStatistics other) {
        return new RunStatistics(
                events + other.events,
                steps + other.steps,
                simulatedNanos + other.simulatedNanos,
                decisions + other.decisions,
                merged(faults, other.faults),
                merged(reached, other.reached));
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

    /** The counts by kind for people: faults, operations, outcomes and marks, each with a title; but for the first, left out if there are none. */
    public String tables() {
        return (faults.isEmpty() ? "faults none\n" : CountTable.of("faults", faults))
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
