package dev.marionette.sim.run;

import dev.marionette.sim.engine.Kernel;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what runs amounted to without making an object for each run. Confined to one thread. */
final class StatisticsSum {

    private long events;
    private long steps;
    private long simulatedNanos;
    private long decisions;
    private final TreeMap<String, Long> faults = new TreeMap<>();

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
        if (!kernel.faults().isEmpty()) {
            for (Map.Entry<String, Long> entry : kernel.faults().entrySet()) {
                faults.merge(entry.getKey(), entry.getValue(), Long::sum);
            }
        }
    }

    RunStatistics total() {
        return new RunStatistics(events, steps, simulatedNanos, decisions, faults);
    }
}
