package dev.marionette.sim.run;

import dev.marionette.sim.engine.Kernel;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what runs amounted to without making an object for each run. Confined to one thread. */
final class StatisticsSum {

    private long events;
    private long steps;
    private long simulatedNanos;
    private long decisions;
    private final TreeMap<String, Long> faults = new TreeMap<>();
    private final TreeMap<String, Long> reached = new TreeMap<>();

    static RunStatistics of(Kernel kernel, long events) {
        StatisticsSum sum = new StatisticsSum();
        sum.add(kernel, events);
        return sum.total();
    }

    void add(Kernel kernel, long moreEvents) {
        events += moreEvents;
        steps += kernel.steps();
        simulatedNanos += kernel.nowNanos();
        decisions += kernel.decisions();
        add(faults, kernel.faults());
        add(reached, kernel.reached().counts());
    }

    RunStatistics total() {
        return new RunStatistics(events, steps, simulatedNanos, decisions, faults, reached);
    }

    private static void add(TreeMap<String, Long> sum, SortedMap<String, Long> more) {
        if (!more.isEmpty()) {
            for (Map.Entry<String, Long> entry : more.entrySet()) {
                sum.merge(entry.getKey(), entry.getValue(), Long::sum);
            }
        }
    }
}
