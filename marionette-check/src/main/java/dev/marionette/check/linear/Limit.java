package dev.marionette.check.linear;

/** The limit of a {@link Budget} that ended a check. */
public enum Limit {
    /** {@link Budget#configurations()}. */
    CONFIGURATIONS,
    /** {@link Budget#time()}. */
    TIME,
    /** {@link Budget#bytes()}. */
    MEMORY
}
