package dev.marionette.sim.run;

import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.engine.Kernel;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what runs amounted to without making an object for each run. Confined to one thread. */
final class StatisticsSum {

    private static final List<ChoiceFamily> FAMILIES = List.of(ChoiceFamily.values());

    private long events;
    private long steps;
    private long simulatedNanos;
    private final long[] decisions = new long[FAMILIES.size()];
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
        for (ChoiceFamily family : FAMILIES) {
            decisions[family.ordinal()] += kernel.decisions(family);
        }
        add(faults, kernel.faults());
        add(reached, kernel.reached().counts());
    }

    RunStatistics total() {
        SortedMap<String, Long> taken = new TreeMap<>();
        for (ChoiceFamily family : FAMILIES) {
            if (decisions[family.ordinal()] > 0) {
                taken.put(family.label(), decisions[family.ordinal()]);
            }
        }
        return new RunStatistics(events, steps, simulatedNanos, taken, faults, reached);
    }

    private static void add(TreeMap<String, Long> sum, SortedMap<String, Long> more) {
        if (!more.isEmpty()) {
            for (Map.Entry<String, Long> entry : more.entrySet()) {
                sum.merge(entry.getKey(), entry.getValue(), Long::sum);
            }
        }
    }
}
