package dev.marionette.examples.broadcast;

/** What became of a record that was to be appended. */
public sealed interface Outcome {

    /**
     * It is in the log for good.
     *
     * @param index where it stands
     */
    record Appended(long index) implements Outcome {}

    /** No leader was found in time, so the record was never sent: it is not in the log, and never will be. */
    record Failed() implements Outcome {}

    /** It was sent, and nobody answered in time: it may be in the log, or come to be at any later time, but at most once. */
    record Unknown() implements Outcome {}
}
