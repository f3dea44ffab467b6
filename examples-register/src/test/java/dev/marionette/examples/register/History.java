package dev.marionette.examples.register;

import dev.marionette.examples.register.HistoryEvent.Phase;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the clients of a run asked for and what they were told, in the order of the run.
 *
 * @param events well-formed: a process that invokes has no other operation open, and what completes is what it invoked
 */
record History(List<HistoryEvent> events) {

    private static final String HEADER = "# marionette.history version=1";

    History {
        events = List.copyOf(events);
        requireWellFormed(events);
    }

    /** The history that a {@link HistoryRecorder} left in a trace. */
    static History of(Trace trace) {
        return new History(trace.events().stream()
                .filter(event -> event.component().equals("history"))
                .map(History::read)
                .toList());
    }

    /** Reads the text form. */
    static History parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new IllegalArgumentException("a history begins with the line '" + HEADER + "'");
        }
        return new History(lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(HistoryEvent::parse)
                .toList());
    }

    /** The text form. */
    String text() {
        return events.stream().map(event -> event.text() + "\n").collect(Collectors.joining("", HEADER + "\n", ""));
    }

    private static HistoryEvent read(TraceEvent event) {
        List<String> values = new ArrayList<>();
        for (int i = 1; event.value("arg" + i).isPresent(); i++) {
            values.add(event.value("arg" + i).orElseThrow());
        }
        return new HistoryEvent(
                event.atNanos(),
                Math.toIntExact(event.number("process").orElseThrow()),
                Phase.named(event.name().substring("history.".length())),
                event.value("op").orElseThrow(),
                values);
    }

    private static void requireWellFormed(List<HistoryEvent> events) {
        SortedMap<Integer, String> open = new TreeMap<>();
        long lastNanos = Long.MIN_VALUE;
        for (HistoryEvent event : events) {
            String expected = event.phase() == Phase.INVOKE ? "" : event.operation();
            String found = open.getOrDefault(event.process(), "");
            if (!found.equals(expected) || event.atNanos() < lastNanos) {
                throw new IllegalArgumentException("'" + event.text() + "' does not fit: process " + event.process()
                        + (found.isEmpty() ? " has nothing open" : " has '" + found + "' open")
                        + ", and the instant before is " + lastNanos);
            }
            open.put(event.process(), event.phase() == Phase.INVOKE ? event.operation() : "");
            lastNanos = event.atNanos();
        }
    }
}
