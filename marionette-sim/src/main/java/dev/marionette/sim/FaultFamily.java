package dev.marionette.sim;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a {@link Profile} turns on or leaves off as a whole. */
public enum FaultFamily {
    /** Messages take different times, by one of several distributions. */
    LATENCY(true),
    /** Messages are lost. */
    LOSS(true),
    /** Messages arrive twice. */
    DUPLICATION(true),
    /** Messages take detours. */
    REORDERING(true),
    /** Messages are damaged on their way, and dropped for it. */
    CORRUPTION(true),
    /** Paths hold everything up for a while. */
    CLOGS(true),
    /** The network falls into two. */
    PARTITIONS(true),
    /** Connections are reset, and reads from them return less than they could. */
    STREAMS(true),
    /** Services lose power and come back. */
    CRASHES(true),
    /** Services are stopped gracefully and come back. */
    STOPS(true),
    /** Services lose power and their disk, and come back empty. */
    WIPES(false),
    /** Writes that were not forced are lost, torn or reordered by a crash. */
    LOST_WRITES(true),
    /** Names that were not forced are undone by a crash. */
    LOST_NAMES(true),
    /** Disks answer nothing for a while. */
    DISK_STALLS(true),
    /** Reads and writes of a disk fail. */
    DISK_ERRORS(false),
    /** Disks return changed bits and have bad sectors. */
    DISK_CORRUPTION(false),
    /** The clocks of services are off, drift, jump and swing. */
    CLOCKS(true),
    /** Hooks of {@code Env.buggify} are active. */
    BUGGIFY(true);

    private final boolean survivable;

    FaultFamily(boolean survivable) {
        this.survivable = survivable;
    }

    /** The name in traces, such as {@code lost_writes}. */
    public String traceName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The family with this name in traces.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static FaultFamily named(String traceName) {
        return Arrays.stream(values())
                .filter(family -> family.traceName().equals(traceName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no family of faults '" + traceName
                        + "'; there are "
                        + Arrays.stream(values()).map(FaultFamily::traceName).collect(Collectors.joining(", "))));
    }

    /**
     * Those that a program which forces what it promises, checks what it receives and keeps a quorum survives: all but the ones that take
     * what was forced, or fail its operations.
     */
    public static Set<FaultFamily> survivable() {
        EnumSet<FaultFamily> families = EnumSet.allOf(FaultFamily.class);
        families.removeIf(family -> !family.survivable);
        return Collections.unmodifiableSet(families);
    }
}
