package dev.marionette.check.shrink;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.TakenChoice;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says in words what a choice does. */
final class Words {

    private final List<TraceEvent> events;
    private final Map<String, String> steps = new HashMap<>();

    /** Words for the choices of the run with this trace. */
    Words(Trace trace) {
        events = trace.events();
        for (TraceEvent event : events) {
            if (event.name().equals("workload.step")) {
                steps.put(value(event, "who") + "/" + value(event, "number"), ": " + value(event, "does"));
            }
        }
    }

    private static String value(TraceEvent event, String key) {
        return event.value(key).orElse("");
    }

    /** How a node went down, as the trace says at that point. */
    private String manner(TakenChoice fall) {
        long index = fall.eventIndex();
        boolean traced = index < events.size() && events.get((int) index).name().equals("node.attrition");
        return switch (traced ? value(events.get((int) index), "kind") : "") {
            case "crash" -> " loses power";
            case "stop" -> " is stopped";
            case "wipe" -> " loses power and its disk";
            default -> " is to go down, and does not";
        };
    }

    String of(TakenChoice taken) {
        Choice choice = taken.choice();
        String at = choice.subject();
        String nth = ", number " + choice.occurrence() + " there";
        return switch (choice.kind()) {
            case STEP -> at + ", step " + choice.occurrence() + steps.getOrDefault(at + "/" + choice.occurrence(), "");
            case DRAW -> "draws " + choice.value() + (at.isEmpty() ? "" : " for " + at);
            case APPLICATION -> "node " + at + " draws " + choice.value();
            case PREEMPTION -> taken.detail() + " runs before " + at;
            case PROFILE ->
                choice.occurrence() == 0
                        ? "the family " + at + " is on"
                        : "setting " + choice.occurrence() + " of the family " + at + " is " + choice.value();
            case HOOK -> "hook " + at + " is active";
            case MESSAGE_LATENCY -> "message " + path(at) + " takes " + millis(choice.value()) + nth;
            case STREAM_LATENCY -> "bytes " + path(at) + " take " + millis(choice.value()) + nth;
            case DISK_LATENCY -> "disk of node " + at + " takes " + millis(choice.value()) + " longer";
            case LOSS -> "message " + path(at) + " is lost" + nth;
            case DUPLICATION -> "message " + path(at) + " arrives twice" + nth;
            case CORRUPTION -> "message " + path(at) + " is damaged" + nth;
            case DAMAGE -> "damage of a message " + path(at) + ": " + choice.value();
            case REORDERING -> "message " + path(at) + " takes a detour" + nth;
            case DETOUR -> "detour " + path(at) + " of " + millis(choice.value());
            case CLOG -> "path " + path(at) + " clogs";
            case PARTITION -> "network divided";
            case SIDES -> at.equals("turned") ? "the other side is not heard" : "side of nodes " + bits(choice.value());
            case HEALING -> "network whole again after " + choice.value() + " ticks at the earliest";
            case STREAM_LOSS -> "bytes " + path(at) + " are lost and sent again" + nth;
            case STREAM_CORRUPTION -> "bytes " + path(at) + " are damaged and sent again" + nth;
            case SHORT_READ -> "node " + at + " reads less than there is" + nth;
            case READ_LENGTH -> "node " + at + " reads " + choice.value() + " bytes";
            case RESET -> "a connection is reset";
            case RESET_VICTIM -> "reset connection: number " + choice.value();
            case FALL -> "node " + at + manner(taken);
            case FALL_MANNER -> "node " + at + " goes down in manner " + choice.value();
            case FALL_SHARE -> "node " + at + " is spared";
            case RESTART -> "node " + at + " comes back after " + choice.value() + " ticks at the earliest";
            case DOMAIN_CRASH -> "failure domain " + at + " loses power";
            case BUGGIFY -> "hook " + at + " fires" + nth;
            default -> ofDisk(choice, nth);
        };
    }

    private static String ofDisk(Choice choice, String nth) {
        String place = disk(choice.subject());
        return switch (choice.kind()) {
            case LOST_WRITE -> "write to " + place + " is lost" + nth;
            case TORN_WRITE -> "write to " + place + " is torn" + nth;
            case TORN_SECTORS -> "sectors that landed in " + place + ": " + bits(choice.value());
            case REORDERED_WRITE -> "write to " + place + " is lost, and the next lands" + nth;
            case LOST_ENTRY -> "name " + place + " is undone" + nth;
            case LOST_RENAME -> "rename of " + place + " is undone" + nth;
            case EARLY_WRITE_BACK -> "write to " + place + " reaches the medium early" + nth;
            case READ_ERROR -> "read of " + place + " fails" + nth;
            case WRITE_ERROR -> "write to " + place + " fails" + nth;
            case CORRUPT_READ -> "read of " + place + " returns a wrong bit" + nth;
            case WRONG_BIT -> "wrong bit in " + place + ": " + choice.value();
            case BAD_SECTOR -> "a sector of " + place + " goes bad" + nth;
            case DISK_STALL -> "disk of node " + choice.subject() + " stalls";
            default -> throw new IllegalArgumentException("not of a disk: " + choice);
        };
    }

    private static String path(String path) {
        return "from node " + path.replace(">", " to node ");
    }

    private static String disk(String place) {
        int colon = place.indexOf(':');
        return "'" + place.substring(colon + 1) + "' on node " + place.substring(0, Math.max(colon, 0));
    }

    private static String bits(long word) {
        StringBuilder names = new StringBuilder();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((word >>> bit & 1) != 0) {
                names.append(names.isEmpty() ? "" : " ").append(bit);
            }
        }
        return names.toString();
    }

    /** Nanoseconds in milliseconds, to the microsecond. */
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%d.%03d ms", nanos / 1_000_000, nanos / 1_000 % 1_000);
    }
}
