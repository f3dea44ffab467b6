package dev.marionette.api.net;

/** No buffer is left for a message: the pool is smaller than what the program keeps in flight. */
public final class PoolExhaustedException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /**
     * A pool without a free buffer.
     *
     * @param buffers how many buffers the pool has
     */
    public PoolExhaustedException(int buffers) {
        super("all " + buffers + " message buffers are in use; configure a larger pool");
    }
}
