package dev.marionette.check.linear;

/**
 * The history is not linearizable: no order of its operations, and no choice of what became of the unknown ones, explains it.
 *
 * @param evidence why
 */
public record NotLinearizable(Evidence evidence) implements Verdict {

    /** An error for a test to throw; its message is the text of the evidence. */
    public ContradictionError error() {
        return new ContradictionError(evidence);
    }
}
