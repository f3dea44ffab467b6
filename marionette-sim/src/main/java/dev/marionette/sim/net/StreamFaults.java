package dev.marionette.sim.net;

import dev.marionette.api.Rate;
import java.util.Objects;

/**
 * How often connections suffer what only connections can; by default never. What befalls paths, such as latency, loss and partitions, is set
 * on {@link NetworkControl} and delays connections too. Immutable and safe for use by any thread.
 *
 * @param shortReads how often a read returns fewer bytes than it could, though at least one; rolled for each read of two or more
 * @param resets how often an open connection is reset at both ends; rolled at each tick, the connection is then chosen among all
 */
public record StreamFaults(Rate shortReads, Rate resets) {

    private static final StreamFaults NONE = new StreamFaults(Rate.NEVER, Rate.NEVER);

    /** Checks that both rates are there. */
    public StreamFaults {
        Objects.requireNonNull(shortReads, "shortReads");
        Objects.requireNonNull(resets, "resets");
    }

    /** No fault. */
    public static StreamFaults none() {
        return NONE;
    }

    /** The same with another rate of short reads. */
    public StreamFaults withShortReads(Rate rate) {
        return new StreamFaults(rate, resets);
    }

    /** The same with another rate of resets. */
    public StreamFaults withResets(Rate rate) {
        return new StreamFaults(shortReads, rate);
    }
}
