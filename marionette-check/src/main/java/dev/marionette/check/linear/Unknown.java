package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;

/**
 * The budget was spent before the history was explained or all explanations were excluded. This is not a pass.
 *
 * @param limit the limit that was reached
 * @param reason the same as a sentence
 * @param longest the order that explains the most of the part of the history on which the budget was spent
 */
public record Unknown(Limit limit, String reason, List<Operation<?, ?>> longest) implements Verdict {

    /** Copies the list. */
    public Unknown {
        longest = List.copyOf(longest);
    }
}
