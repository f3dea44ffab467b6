package dev.marionette.launcher;

import dev.marionette.check.linear.NotLinearizable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the check of one history found.
 *
 * @param finding the verdict
 * @param operations how many the history has
 * @param nanos how long the check took
 */
record CheckResult(Finding finding, int operations, long nanos) {

    /**
     * A verdict.
     *
     * @param word or several with hyphens
     * @param passed whether a correct system shows such a history
     * @param states how many configurations the search remembered, if that is counted
     * @param reason why there is no verdict
     * @param bad why the history fails
     */
    record Finding(
            String word, boolean passed, OptionalLong states, Optional<String> reason, Optional<NotLinearizable> bad) {

        Finding(String word, boolean passed, OptionalLong states) {
            this(word, passed, states, Optional.empty(), Optional.empty());
        }

        static Finding unknown(OptionalLong states, String reason) {
            return new Finding("unknown", false, states, Optional.of(reason), Optional.empty());
        }

        Finding with(NotLinearizable why) {
            return new Finding(word, passed, states, reason, Optional.of(why));
        }
    }

    /** The line for people and scripts. */
    String line(Path file) {
        StringBuilder line = new StringBuilder().append(file).append(' ').append(finding.word());
        finding.states().ifPresent(states -> line.append(" states=").append(states));
        return line.append(String.format(Locale.ROOT, " ms=%.3f", nanos / 1e6)).toString();
    }

    /** The object for machines. */
    JsonObject json(Path file) {
        JsonObject json = new JsonObject()
                .put("file", file.toString())
                .put("verdict", finding.word())
                .put("operations", operations);
        finding.states().ifPresent(states -> json.put("states", states));
        json.put("micros", nanos / 1_000);
        finding.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }
}
