package dev.marionette.sim.disk;

import java.time.Duration;

/**
 * What a simulated disk is like while nothing goes wrong.
 *
 * {@snippet :
 * SimulationOptions.disk(disk -> disk.sectorSize(4_096).writeLatency(DiskLatency.jittered(ofNanos(50_000), ofMillis(1))))
 * }
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param sectorSize the unit the medium writes as a whole, in bytes; a power of two from 512 to 65,536
 * @param latencies how long operations take
 * @param personality what the file system promises about names and lengths that were not forced
 */
public record DiskOptions(int sectorSize, Latencies latencies, Personality personality) {

    private static final int MIN_SECTOR_SIZE = 512;
    private static final int MAX_SECTOR_SIZE = 65_536;
    private static final DiskOptions DEFAULTS =
            new DiskOptions(MIN_SECTOR_SIZE, Latencies.DEFAULTS, Personality.JOURNALED);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the sector size is not a power of two from 512 to 65,536
     */
    public DiskOptions {
        if (Integer.bitCount(sectorSize) != 1 || sectorSize < MIN_SECTOR_SIZE || sectorSize > MAX_SECTOR_SIZE) {
            throw new IllegalArgumentException("a sector size is a power of two from " + MIN_SECTOR_SIZE + " to "
                    + MAX_SECTOR_SIZE + ", not " + sectorSize);
        }
    }

    /** Sectors of 512 bytes, 100 µs for an operation, 1 ms for a sync, no jitter, journaled. */
    public static DiskOptions defaults() {
        return DEFAULTS;
    }

    /** These options with another sector size. */
    public DiskOptions sectorSize(int bytes) {
        return new DiskOptions(bytes, latencies, personality);
    }

    /** These options with another personality. */
    public DiskOptions personality(Personality other) {
        return new DiskOptions(sectorSize, latencies, other);
    }

    /** These options with the same latency for every kind of operation. */
    public DiskOptions latency(DiskLatency all) {
        return new DiskOptions(sectorSize, new Latencies(all, all, all, all), personality);
    }

    /** These options with another latency of reads. */
    public DiskOptions readLatency(DiskLatency read) {
        Latencies changed = new Latencies(read, latencies.write, latencies.sync, latencies.name);
        return new DiskOptions(sectorSize, changed, personality);
    }

    /** These options with another latency of writes and changes of a length. */
    public DiskOptions writeLatency(DiskLatency write) {
        Latencies changed = new Latencies(latencies.read, write, latencies.sync, latencies.name);
        return new DiskOptions(sectorSize, changed, personality);
    }

    /** These options with another latency of syncs, of files and of directories. */
    public DiskOptions syncLatency(DiskLatency sync) {
        Latencies changed = new Latencies(latencies.read, latencies.write, sync, latencies.name);
        return new DiskOptions(sectorSize, changed, personality);
    }

    /** These options with another latency of changes of a name: creations, removals, renames. */
    public DiskOptions nameLatency(DiskLatency name) {
        Latencies changed = new Latencies(latencies.read, latencies.write, latencies.sync, name);
        return new DiskOptions(sectorSize, changed, personality);
    }

    /**
     * How long each kind of operation takes. What the operating system answers from memory, such as a listing or an open of an existing
     * file, takes no time.
     *
     * @param read of reads
     * @param write of writes and changes of a length
     * @param sync of syncs, of files and of directories
     * @param name of creations, removals and renames
     */
    public record Latencies(DiskLatency read, DiskLatency write, DiskLatency sync, DiskLatency name) {

        private static final DiskLatency OPERATION = DiskLatency.constant(Duration.ofNanos(100_000));
        private static final DiskLatency SYNC = DiskLatency.constant(Duration.ofMillis(1));
        private static final Latencies DEFAULTS = new Latencies(OPERATION, OPERATION, SYNC, OPERATION);
    }
}
