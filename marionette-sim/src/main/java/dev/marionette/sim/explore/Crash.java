package dev.marionette.sim.explore;

import dev.marionette.sim.disk.CrashOutcome;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One crash of a recorded run: where, of which class, and what became of the operations that did not simply land.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param position how many of the recording's operations had returned; the next one is in flight
 * @param fault the class
 * @param damage the fate of each pending operation that did not land whole, by the operation's id; not to be changed
 */
public record Crash(int position, CrashFault fault, SortedMap<Long, CrashOutcome> damage) {

    CrashOutcome outcome(long operation) {
        return damage.getOrDefault(operation, CrashOutcome.LANDED);
    }

    /** The same crash with one operation less damaged. */
    Crash without(long operation) {
        SortedMap<Long, CrashOutcome> less = new TreeMap<>(damage);
        less.remove(operation);
        return new Crash(position, fault, less);
    }

    /** In one line: class, position, and the damage as {@code lost=17,19} or {@code torn=17:0-3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(fault.label()).append("@").append(position);
        damage.forEach((operation, outcome) ->
                text.append(' ').append(describe(outcome).replace("#", Long.toString(operation))));
        return text.toString();
    }

    private static String describe(CrashOutcome outcome) {
        return switch (outcome) {
            case CrashOutcome.Landed() -> "landed=#";
            case CrashOutcome.Lost() -> "lost=#";
            case CrashOutcome.SizeOnly() -> "size_only=#";
            case CrashOutcome.Torn(var sectors) ->
                "torn=#:" + sectors.toString().replaceAll("[{} ]", "");
        };
    }
}
