package dev.marionette.prod;

import dev.marionette.api.NodeId;
import dev.marionette.api.Recorder;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a process sees its machine.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * {@snippet :
 * ProductionOptions options = ProductionOptions.at(Path.of("data"))
 *         .withSectorSize(512)
 *         .withLogger(System.getLogger("kv"));
 * }
 *
 * @param rootDirectory the host directory that belongs to the process; created, with its parents, where there is none
 * @param node which node of its cluster the process is
 * @param sectorSize of the {@link dev.marionette.api.disk.Disk}, in bytes; a power of two of at least 512
 * @param closeLimit how long {@link Production#close()} waits for threads that do not end when interrupted; more than zero
 * @param recorder where application events go
 */
public record ProductionOptions(
        Path rootDirectory, NodeId node, int sectorSize, Duration closeLimit, Recorder recorder) {

    /** 4,096 bytes: the sector of today's disks, and a whole multiple of the older 512. */
    public static final int DEFAULT_SECTOR_SIZE = 4_096;

    /** Ten seconds. */
    public static final Duration DEFAULT_CLOSE_LIMIT = Duration.ofSeconds(10);

    private static final int SMALLEST_SECTOR_SIZE = 512;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the sector size is not a power of two of at least 512, or the limit not more than zero
     */
    public ProductionOptions {
        if (sectorSize < SMALLEST_SECTOR_SIZE || Integer.bitCount(sectorSize) != 1) {
            throw new IllegalArgumentException(
                    "a sector size is a power of two of at least " + SMALLEST_SECTOR_SIZE + ", not " + sectorSize);
        }
        if (!closeLimit.isPositive()) {
            throw new IllegalArgumentException("the limit for close is more than zero, not " + closeLimit);
        }
    }

    /** Node 0 in {@code rootDirectory}, with the defaults of this class and no recorder. */
    public static ProductionOptions at(Path rootDirectory) {
        return new ProductionOptions(
                rootDirectory, NodeId.of(0), DEFAULT_SECTOR_SIZE, DEFAULT_CLOSE_LIMIT, Recorder.none());
    }

    /** The same with another node id. */
    public ProductionOptions withNode(NodeId other) {
        return new ProductionOptions(rootDirectory, other, sectorSize, closeLimit, recorder);
    }

    /**
     * The same with another sector size.
     *
     * @param bytes a power of two of at least 512
     * @throws IllegalArgumentException if it is not
     */
    public ProductionOptions withSectorSize(int bytes) {
        return new ProductionOptions(rootDirectory, node, bytes, closeLimit, recorder);
    }

    /**
     * The same with another limit for {@link Production#close()}.
     *
     * @throws IllegalArgumentException if it is not more than zero
     */
    public ProductionOptions withCloseLimit(Duration limit) {
        return new ProductionOptions(rootDirectory, node, sectorSize, limit, recorder);
    }

    /** The same with another recorder; it must be safe for use by any thread. */
    public ProductionOptions withRecorder(Recorder other) {
        return new ProductionOptions(rootDirectory, node, sectorSize, closeLimit, other);
    }

    /** The same with a recorder that writes each event to {@code logger}, at level {@code INFO}, in the form of a trace line. */
    public ProductionOptions withLogger(System.Logger logger) {
        return withRecorder(new LoggingRecorder(logger));
    }
}
