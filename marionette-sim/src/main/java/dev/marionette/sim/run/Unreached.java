package dev.marionette.sim.run;

import dev.marionette.sim.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The kinds that a campaign was required to reach and did not.
 *
 * @param kinds in the order in which they were required
 * @param statistics what all its seeds together reached
 * @param seeds how many seeds there were
 */
record Unreached(List<String> kinds, RunStatistics statistics, long seeds) {

    private static final String CHANCES = "could have come about and did not; make it likelier, or run more seeds";

    static Unreached of(List<String> required, CampaignReport report) {
        RunStatistics statistics = report.statistics();
        List<String> missing =
                required.stream().filter(kind -> statistics.count(kind) == 0).toList();
        return new Unreached(missing, statistics, report.verified());
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** What is missing, and for each kind what to do about it: what could have come about needs more chances, the rest another name. */
    String message() {
        SortedSet<String> known = new TreeSet<>(statistics.faults().keySet());
        known.addAll(statistics.reached().keySet());
        List<String> lines = new ArrayList<>();
        lines.add("required and never reached in " + seeds + (seeds == 1 ? " seed:" : " seeds:"));
        for (String kind : kinds) {
            lines.add("  " + kind + ": " + (known.contains(kind) ? CHANCES : remedy(kind, known)));
        }
        return String.join("\n", lines);
    }

    private static String remedy(String kind, SortedSet<String> known) {
        List<String> nearest = Nearest.to(kind, known);
        return "unknown to every one of them; "
                + (nearest.isEmpty()
                        ? "let the scenario turn it on or count it, or require another kind"
                        : "did you mean " + String.join(" or ", nearest)
                                + "? Otherwise let the scenario turn it on or count it");
    }
}
