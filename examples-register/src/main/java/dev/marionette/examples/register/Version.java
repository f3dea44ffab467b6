package dev.marionette.examples.register;

import java.util.Comparator;

/**
 * Where a value stands among all values of the register. The order is total: two writers that take the same number at the same time are told
 * apart by who they are (the tag of Lynch and Shvartsman, FTCS 1997).
 *
 * @param counter one more than the highest that the writer found, 1 or more; 0 before the first write
 * @param writer who wrote it
 */
public record Version(long counter, WriterId writer) implements Comparable<Version> {

    /** The version of the value that a register begins with. */
    public static final Version INITIAL = new Version(0, WriterId.NOBODY);

    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::counter).thenComparing(Version::writer);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the counter is negative
     */
    public Version {
        if (counter < 0) {
            throw new IllegalArgumentException("a version counts from 0, not from " + counter);
        }
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** The form used in traces, {@code counter.node-session}. */
    @Override
    public String toString() {
        return counter + "." + writer;
    }
}
