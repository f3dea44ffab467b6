package dev.marionette.sim.disk;

import java.time.Duration;
import java.util.BitSet;

/** What a script does to the operation it was waiting for. Immutable and safe for use by any thread. */
public sealed interface DiskAction {

    /** The operation fails with a {@link dev.marionette.api.disk.DiskIoException}; for reads, writes, lengths and names. */
    static DiskAction fail() {
        return new Fail();
    }

    /** Power is lost while the operation is in flight; a process on the node goes too. */
    static DiskAction crash() {
        return new Crash();
    }

    /** The disk stalls from the moment the operation is submitted. */
    static DiskAction stall(Duration length) {
        return new Stall(length);
    }

    /** The read returns one bit changed. */
    static DiskAction corrupt() {
        return new Corrupt();
    }

    /** The change is lost if a crash finds it pending. */
    static DiskAction lose() {
        return new Settle(CrashOutcome.LOST);
    }

    /** The change is on the medium at once; a crash cannot take it. */
    static DiskAction writeBack() {
        return new Settle(CrashOutcome.LANDED);
    }

    /** If a crash finds the write pending, only these sectors of it, counted from its first, are there. */
    static DiskAction tear(BitSet sectors) {
        return new Settle(CrashOutcome.torn(sectors));
    }

    /** See {@link #fail}. */
    record Fail() implements DiskAction {}

    /** See {@link #crash}. */
    record Crash() implements DiskAction {}

    /**
     * See {@link #stall}.
     *
     * @param length how long, zero or more
     */
    record Stall(Duration length) implements DiskAction {}

    /** See {@link #corrupt}. */
    record Corrupt() implements DiskAction {}

    /**
     * See {@link #lose}, {@link #writeBack} and {@link #tear}.
     *
     * @param outcome what a crash makes of the change
     */
    record Settle(CrashOutcome outcome) implements DiskAction {}
}
