package dev.marionette.examples.broadcast;

/** What a leader knows of one follower. */
final class Follower {

    private long matched;
    private long next;
    private boolean asked;
    private long heardNanos;

    /**
     * A follower that was just heard.
     *
     * @param next the index of the first entry to send
     */
    Follower(long next, long nowNanos) {
        this.next = next;
        this.heardNanos = nowNanos;
    }

    /** How many entries it has for certain, and for good. */
    long matched() {
        return matched;
    }

    /** The index of the first entry to send. */
    long next() {
        return next;
    }

    /** Whether a batch is on its way, so that the next one has to wait for an answer or a heartbeat. */
    boolean isAsked() {
        return asked;
    }

    boolean heardSince(long nanos) {
        return heardNanos - nanos >= 0;
    }

    void ask() {
        asked = true;
    }

    /** Its log agrees up to {@code length}. An answer to an older batch says nothing new. */
    void agreed(long length, long nowNanos) {
        matched = Math.max(matched, length);
        next = Math.max(next, matched);
        heardNanos = nowNanos;
        asked = false;
    }

    /**
     * Its log agrees only up to {@code length}. If that is less than it had for certain, the answer is an old one, or its disk lost what was
     * forced; neither is a reason to send at once.
     */
    void disagreed(long length, long nowNanos) {
        heardNanos = nowNanos;
        if (length >= matched) {
            next = length;
            asked = false;
        }
    }
}
