package dev.marionette.check.shrink;

import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.TakenChoice;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The lines of a trace that tell what happened: not those that say how the machine is set up, what was rolled in vain, and who ran. Where
 * that leaves too many, what went well below the application is left out too.
 */
final class ShortTrace {

    private static final List<String> SET_UP = List.of(
            "world.init",
            "run.name",
            "run.tag",
            "run.attribute",
            "task.spawn",
            "task.end",
            "task.pick",
            "world.run_for",
            "world.tick");

    /** What of a line fits on a screen. */
    private static final int MOST_LETTERS = 150;

    private static final List<String> OF_THE_MACHINE = List.of("disk", "network", "stream", "task");

    private static final List<String> TROUBLE = List.of(
            "disk.crash",
            "disk.crash_write",
            "disk.crash_name",
            "disk.restart",
            "disk.stall",
            "network.partition",
            "network.heal",
            "network.drop",
            "network.corrupt",
            "network.duplicate",
            "network.clog");

    private ShortTrace() {}

    /** All lines that tell something, or if they are more than {@code most}, those of the application and of trouble. */
    static List<String> of(Trace trace, List<TakenChoice> taken, int most) {
        Set<Long> marked = new HashSet<>();
        for (TakenChoice choice : taken) {
            if (choice.choice().kind().isFault() || choice.choice().kind() == ChoiceKind.PREEMPTION) {
                marked.add(choice.eventIndex());
            }
        }
        List<String> lines = lines(trace, event -> marked.contains(event.index()) || tells(event));
        return lines.size() <= most
                ? lines
                : lines(trace, event -> marked.contains(event.index()) || (tells(event) && isOfInterest(event)));
    }

    private static List<String> lines(Trace trace, Predicate<TraceEvent> wanted) {
        List<String> lines = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (wanted.test(event)) {
                lines.add(line(event));
            }
        }
        return lines;
    }

    private static boolean tells(TraceEvent event) {
        String name = event.name();
        boolean idleRoll = event.value("fired").filter("false"::equals).isPresent();
        return !idleRoll && !SET_UP.contains(name) && !name.endsWith(".options") && !name.endsWith(".faults");
    }

    private static boolean isOfInterest(TraceEvent event) {
        boolean failed =
                event.value("status").filter(status -> !status.equals("ok")).isPresent();
        return failed || !OF_THE_MACHINE.contains(event.component()) || TROUBLE.contains(event.name());
    }

    private static String line(TraceEvent event) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%14s  ", Words.millis(event.atNanos())));
        line.append(event.name());
        event.fields()
                .forEach(field ->
                        line.append(' ').append(field.key()).append('=').append(field.value()));
        return line.length() <= MOST_LETTERS ? line.toString() : line.substring(0, MOST_LETTERS) + " ...";
    }
}
