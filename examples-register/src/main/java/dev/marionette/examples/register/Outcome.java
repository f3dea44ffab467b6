package dev.marionette.examples.register;

/** How an operation ended, as far as its client can tell. */
public sealed interface Outcome {

    /**
     * It took place.
     *
     * @param result what was read, or written
     */
    record Ok(Versioned result) implements Outcome {}

    /** It did not take place, and never will. */
    record Failed() implements Outcome {}

    /**
     * A write that was sent and not confirmed by enough replicas. It may have taken place, it may still do so at any later time, or never.
     *
     * @param attempted what was to be written
     */
    record Unknown(Versioned attempted) implements Outcome {}
}
