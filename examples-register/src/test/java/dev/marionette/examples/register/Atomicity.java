package dev.marionette.examples.register;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * What makes a register linearizable, as rules on versions that can be looked at while it runs: versions and values belong together, values
 * come from writes, and versions follow the order of time (Lynch, "Distributed Algorithms", lemma 13.16).
 *
 * <p>It believes the versions that clients report, so it sees a rule broken before any client could tell. What clients can tell, by their values
 * alone, is for a checker of histories: it never refuses a history unless a rule here is broken, too.
 */
final class Atomicity {

    private final SortedMap<Version, Long> values = new TreeMap<>();
    private final SortedSet<Long> written = new TreeSet<>();
    private Version newestCompleted = Version.INITIAL;
    private Optional<String> disagreement = Optional.empty();
    private Optional<String> invention = Optional.empty();
    private Optional<String> regression = Optional.empty();

    Atomicity() {
        values.put(Version.INITIAL, Versioned.INITIAL.value());
        written.add(Versioned.INITIAL.value());
    }

    /** A write of this value was invoked; no value is written twice. */
    void writeInvoked(long value) {
        written.add(value);
    }

    /** No operation that is invoked now may end with an older version. */
    Version floor() {
        return newestCompleted;
    }

    /** A replica or a client says that these belong together. */
    void seen(String who, Versioned versioned) {
        Long known = values.putIfAbsent(versioned.version(), versioned.value());
        if (known != null && known != versioned.value()) {
            disagreement = first(
                    disagreement,
                    who + " has " + versioned.value() + " as version " + versioned.version() + ", which is " + known);
        }
        if (!written.contains(versioned.value())) {
            invention = first(invention, who + " has " + versioned.value() + ", which nobody has written");
        }
    }

    /** A read that was invoked at this floor returned this. */
    void readCompleted(String who, Versioned result, Version floor) {
        completed(who + " read", result, result.version().compareTo(floor) >= 0, floor);
    }

    /** A write that was invoked at this floor took place as this. */
    void writeCompleted(String who, Versioned result, Version floor) {
        completed(who + " wrote", result, result.version().compareTo(floor) > 0, floor);
    }

    /**
     * The rules that were broken, each with the first case: who has the same version has the same value; every value was written by somebody;
     * and what begins after something has ended does not see an older state.
     */
    List<String> breaches() {
        return Stream.of(disagreement, invention, regression)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Fails unless all rules were kept. */
    void everyRuleIsKept() {
        Assertions.assertThat(breaches()).isEmpty();
    }

    private void completed(String what, Versioned result, boolean inOrder, Version floor) {
        seen(what, result);
        if (!inOrder) {
            regression = first(
                    regression,
                    what + " " + result.value() + " as version " + result.version()
                            + ", and an operation that had ended before it began saw " + floor);
        }
        if (result.version().compareTo(newestCompleted) > 0) {
            newestCompleted = result.version();
        }
    }

    private static Optional<String> first(Optional<String> before, String now) {
        return before.isPresent() ? before : Optional.of(now);
    }
}
