package dev.marionette.examples.kv;

/**
 * How often a store forces its log on its own, apart from the writes that ask for {@link Sync#FORCE}.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param forceEvery the number of unforced log records that brings on a force, at least 1; a batch has one record for each change
 */
public record KvOptions(long forceEvery) {

    /** Forces only when a write asks for it. */
    public static final KvOptions EXPLICIT = new KvOptions(Long.MAX_VALUE);

    /** Forces every write, whatever it asks for. */
    public static final KvOptions EVERY_WRITE = new KvOptions(1);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if {@code forceEvery} is below 1
     */
    public KvOptions {
        if (forceEvery < 1) {
            throw new IllegalArgumentException("a log is forced every 1 or more records, not every " + forceEvery);
        }
    }

    /** Forces whenever {@code records} log records are waiting, {@code records} at least 1. */
    public static KvOptions forceEvery(long records) {
        return new KvOptions(records);
    }
}
