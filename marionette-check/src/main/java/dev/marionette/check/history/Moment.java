package dev.marionette.check.history;

/**
 * A place in a history. The event decides what came before what; the instant is for readers.
 *
 * @param event the index of the event in its history, from 0
 * @param atNanos the instant of the event, in nanoseconds from the origin of the history
 */
public record Moment(int event, long atNanos) {

    /** The end of an operation that did not end. */
    public static final Moment NEVER = new Moment(Integer.MAX_VALUE, Long.MAX_VALUE);
}
