package dev.marionette.sim.disk;

import java.util.BitSet;

/**
 * What a loss of power makes of one pending operation.
 *
 * <p>Immutable and safe for use by any thread.
 */
public sealed interface CrashOutcome {

    /** The operation is there after the crash, as if it had been forced. */
    CrashOutcome LANDED = new Landed();

    /** The operation never reached the medium. */
    CrashOutcome LOST = new Lost();

    /** A write's length reached the medium and its bytes did not; any other operation is lost. */
    CrashOutcome SIZE_ONLY = new SizeOnly();

    /**
     * Only some sectors of a write reached the medium.
     *
     * @param sectors the sectors that did, counted from the write's first; copied
     */
    static CrashOutcome torn(BitSet sectors) {
        return new Torn((BitSet) sectors.clone());
    }

    /** See {@link #LANDED}. */
    record Landed() implements CrashOutcome {}

    /** See {@link #LOST}. */
    record Lost() implements CrashOutcome {}

    /** See {@link #SIZE_ONLY}. */
    record SizeOnly() implements CrashOutcome {}

    /**
     * See {@link #torn}.
     *
     * @param sectors the sectors that reached the medium; not to be changed
     */
    record Torn(BitSet sectors) implements CrashOutcome {}
}
