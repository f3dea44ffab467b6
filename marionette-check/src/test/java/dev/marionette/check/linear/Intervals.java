package dev.marionette.check.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All ways in which operations can overlap, each once: a list of numbers, {@code i} where operation i is called and {@code ~i} where it returns.
 *
 * <p>Two such lists are the same way if a renumbering makes "returned before the call of" the same relation. In an interval order the numbers
 * of operations before and after each one say all about that (Fishburn, "Interval orders and interval graphs", 1985), so they are the key.
 */
final class Intervals {

    private Intervals() {}

    static List<int[]> of(int operations) {
        Map<String, int[]> ways = new TreeMap<>();
        extend(new ArrayList<>(), 0, operations, ways);
        return List.copyOf(ways.values());
    }

    private static void extend(List<Integer> events, int called, int operations, Map<String, int[]> ways) {
        if (events.size() == 2 * operations) {
            int[] way = events.stream().mapToInt(Integer::intValue).toArray();
            ways.putIfAbsent(key(way, operations), way);
            return;
        }
        if (called < operations) {
            events.addLast(called);
            extend(events, called + 1, operations, ways);
            events.removeLast();
        }
        for (int i = 0; i < called; i++) {
            if (!events.contains(~i)) {
                events.addLast(~i);
                extend(events, called, operations, ways);
                events.removeLast();
            }
        }
    }

    private static String key(int[] events, int operations) {
        int[] before = new int[operations];
        int[] after = new int[operations];
        int returned = 0;
        int called = 0;
        for (int event : events) {
            if (event >= 0) {
                before[event] = returned;
                called++;
            } else {
                after[~event] = operations - called;
                returned++;
            }
        }
        String[] pairs = new String[operations];
        for (int i = 0; i < operations; i++) {
            pairs[i] = before[i] + "-" + after[i];
        }
        Arrays.sort(pairs);
        return String.join(" ", pairs);
    }
}
