package dev.marionette.sim.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What a person may have meant by a name that does not exist. */
public final class Nearest {

    private static final int SUGGESTIONS = 3;

    private Nearest() {}

    /** Up to three names that are spelled much like this one, or contain it; the nearest first, and empty if there are none. */
    public static List<String> to(String name, Collection<String> names) {
        return names.stream()
                .filter(candidate -> isNear(candidate, name))
                .sorted(Comparator.comparingInt((String candidate) -> EditDistance.between(candidate, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SUGGESTIONS)
                .toList();
    }

    private static boolean isNear(String candidate, String name) {
        int allowed = Math.max(2, candidate.length() / 3);
        return EditDistance.between(candidate, name) <= allowed || (name.length() > 1 && candidate.contains(name));
    }
}
