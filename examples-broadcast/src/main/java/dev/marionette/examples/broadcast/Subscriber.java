package dev.marionette.examples.broadcast;

/**
 * Takes the entries of one replica, in the order that is the same at all replicas.
 *
 * <p>Thread rule: called by the replica's thread, one call at a time; must not block for long.
 */
@FunctionalInterface
public interface Subscriber {

    /**
     * Takes the next entry. Its index is one more than that of the call before; after a restart of the process the first one is 0 again,
     * and the same entries come again.
     */
    void deliver(long index, Entry entry);

    /** Drops everything. */
    static Subscriber none() {
        return (index, entry) -> {};
    }
}
