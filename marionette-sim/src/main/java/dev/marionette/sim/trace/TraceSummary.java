package dev.marionette.sim.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in a run, in a dozen lines: totals, final time, events per component, the most frequent events, the ones that happened
 * once, disk operations, messages per link and per reason why they were dropped, and faults by kind.
 *
 * <p>A pure function of the trace: the same trace gives the same text. Immutable; safe for use by any thread.
 */
public final class TraceSummary {

    private static final int TOP = 8;
    private static final int SINGLETONS = 12;

    private final List<String> lines;

    private TraceSummary(List<String> lines) {
        this.lines = lines;
    }

    /** Summarises a trace. */
    public static TraceSummary of(Trace trace) {
        List<TraceEvent> events = trace.events();
        Map<String, Long> byName = new TreeMap<>();
        Map<String, Long> byComponent = new TreeMap<>();
        Map<String, Long> diskOutcomes = new TreeMap<>();
        Map<String, Long> faults = new TreeMap<>();
        NetworkSummary network = new NetworkSummary();
        for (TraceEvent event : events) {
            network.add(event);
            byName.merge(event.name(), 1L, Long::sum);
            byComponent.merge(event.component(), 1L, Long::sum);
            if (event.component().equals("disk")) {
                event.value("status")
                        .ifPresent(status -> diskOutcomes.merge(event.name() + "=" + status, 1L, Long::sum));
            }
            if (event.value("fired").filter("true"::equals).isPresent()) {
                faults.merge(faultKind(event), 1L, Long::sum);
            }
        }
        List<String> lines = new ArrayList<>();
        long finalNanos = events.isEmpty() ? 0 : events.getLast().atNanos();
        lines.add("events=" + events.size() + " bytes=" + trace.length() + " hash="
                + HexFormat.of().toHexDigits(trace.hash()));
        lines.add("final_time_ns=" + finalNanos);
        lines.add("components " + joined(byComponent));
        lines.add("top " + joined(top(byName)));
        lines.add("once " + singletons(byName));
        lines.add("disk " + joined(diskOutcomes));
        lines.addAll(network.lines());
        lines.add("faults_fired " + joined(faults));
        return new TraceSummary(List.copyOf(lines));
    }

    /** The lines, each starting with what it counts. */
    public List<String> lines() {
        return lines;
    }

    /** The lines with a line end after each. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The name that reports give to the kind of fault behind a roll: {@code disk.lost_write}, {@code buggify.kv.slow_force}. */
    private static String faultKind(TraceEvent roll) {
        return roll.value("fault")
                .or(() -> roll.value("name"))
                .map(kind -> roll.component() + "." + kind)
                .orElse(roll.name());
    }

    static String joined(Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        counts.forEach((name, count) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append(':').append(count));
        return text.toString();
    }

    private static Map<String, Long> top(Map<String, Long> byName) {
        Map<String, Long> top = new java.util.LinkedHashMap<>();
        byName.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .forEach(entry -> top.put(entry.getKey(), entry.getValue()));
        return top;
    }

    private static String singletons(Map<String, Long> byName) {
        List<String> once = byName.entrySet().stream()
                .filter(entry -> entry.getValue() == 1)
                .map(Map.Entry::getKey)
                .limit(SINGLETONS)
                .toList();
        return once.isEmpty() ? "none" : String.join(" ", once);
    }
}
