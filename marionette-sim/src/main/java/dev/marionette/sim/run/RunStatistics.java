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
