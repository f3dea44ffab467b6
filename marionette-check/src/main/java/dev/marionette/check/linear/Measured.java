package dev.marionette.check.linear;

/**
 * A verdict, and what it cost.
 *
 * @param verdict what the check found
 * @param configurations how many the search remembered, in all parts of the history up to the one that decided
 */
public record Measured(Verdict verdict, long configurations) {}
