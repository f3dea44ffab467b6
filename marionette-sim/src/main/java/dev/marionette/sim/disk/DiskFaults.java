package dev.marionette.sim.disk;

import dev.marionette.api.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/**
 * How often each kind of fault happens on a disk; all off by default.
 *
 * {@snippet :
 * control.disk().faults(DiskFaults.none().lostWrite(Rate.ALWAYS).tornWrite(Rate.oneIn(4)));
 * }
 *
 * <p>With {@link #none()} nothing fails and a crash is kind: every pending operation is there afterwards. A fault is rolled where it could
 * happen, from the disk's own random stream; a rate of {@link Rate#NEVER} draws nothing. Immutable and safe for use by any thread.
 */
public final class DiskFaults {

    private static final DiskFaults NONE = new DiskFaults(allNever(), 0);

    private final Rate[] rates;
    private final long stallNanos;

    private DiskFaults(Rate[] rates, long stallNanos) {
        this.rates = rates;
        this.stallNanos = stallNanos;
    }

    private static Rate[] allNever() {
        Rate[] rates = new Rate[DiskFault.values().length];
        Arrays.fill(rates, Rate.NEVER);
        return rates;
    }

    /** No fault at all. */
    public static DiskFaults none() {
        return NONE;
    }

    /** How often, for each write or change of a length pending at a crash, it is lost. */
    public DiskFaults lostWrite(Rate rate) {
        return with(DiskFault.LOST_WRITE, rate);
    }

    /** How often, for each write, it reaches the medium at once; a later crash can then neither lose nor tear it. */
    public DiskFaults earlyWriteBack(Rate rate) {
        return with(DiskFault.EARLY_WRITE_BACK, rate);
    }

    /** How often, for each write of two sectors or more pending at a crash, only some of its sectors are there; never none or all. */
    public DiskFaults tornWrite(Rate rate) {
        return with(DiskFault.TORN_WRITE, rate);
    }

    /** How often, for each write pending at a crash but the last, it is lost while the next one is there. */
    public DiskFaults reorderedWrite(Rate rate) {
        return with(DiskFault.REORDERED_WRITE, rate);
    }

    /** How often, for each creation or removal of a name pending at a crash, it is undone, and every later change of a name with it. */
    public DiskFaults lostEntry(Rate rate) {
        return with(DiskFault.LOST_ENTRY, rate);
    }

    /** How often, for each rename pending at a crash, it is undone, and every later change of a name with it. */
    public DiskFaults lostRename(Rate rate) {
        return with(DiskFault.LOST_RENAME, rate);
    }

    /** How often a read fails once. */
    public DiskFaults readError(Rate rate) {
        return with(DiskFault.READ_ERROR, rate);
    }

    /** How often a write, a change of a length or a change of a name fails once. */
    public DiskFaults writeError(Rate rate) {
        return with(DiskFault.WRITE_ERROR, rate);
    }

    /** How often, for each read, its first sector turns bad: every read of it fails until it is written again. */
    public DiskFaults badSector(Rate rate) {
        return with(DiskFault.BAD_SECTOR, rate);
    }

    /** How often, for each tick of the world, the disk stalls, and for how long. */
    public DiskFaults stall(Rate ratePerTick, Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("a stall takes zero or more, not " + length);
        }
        return new DiskFaults(with(DiskFault.STALL, ratePerTick).rates, length.toNanos());
    }

    /** How often a read returns a changed bit. */
    public DiskFaults corruptRead(Rate rate) {
        return with(DiskFault.CORRUPT_READ, rate);
    }

    /** The rate of one kind of fault. {@link DiskFault#BIT_ROT} has none: it is scripted only. */
    public Rate rate(DiskFault fault) {
        return rates[fault.ordinal()];
    }

    /** How long a stall takes, in nanoseconds. */
    public long stallNanos() {
        return stallNanos;
    }

    private DiskFaults with(DiskFault fault, Rate rate) {
        Rate[] changed = rates.clone();
        changed[fault.ordinal()] = Objects.requireNonNull(rate, "rate");
        return new DiskFaults(changed, stallNanos);
    }

    /** The faults that are on, such as {@code lost_write=1/1}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (DiskFault fault : DiskFault.values()) {
            if (!rate(fault).isNever()) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(fault.traceName())
                        .append('=')
                        .append(rate(fault));
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }
}
