package dev.marionette.sim.disk;

import dev.marionette.sim.disk.device.NodeDiskControl;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a test holds of one node's disk: its faults, its power, and a view of its state that costs no time.
 *
 * <p>Paths are relative to the disk's root, such as {@code data/kv.wal}. Looking ({@link #visible}, {@link #durable},
 * {@link #pendingOperations}, {@link #count}) takes no simulated time, draws nothing and is not in the trace; everything else is.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface DiskControl permits NodeDiskControl {

    /** Sets the faults from now on, in the place of those before. */
    void faults(DiskFaults faults);

    /** The faults that are set. */
    DiskFaults faults();

    /**
     * Takes the power away. Each pending operation, those in flight included, lands, is lost or is torn as the faults say; with
     * {@link DiskFaults#none()} all of them land. Calls in flight and all later ones throw
     * {@link dev.marionette.api.disk.DiskCrashedException} until {@link #restart()}; channels opened before stay dead for good. A disk that
     * is down already stays as it is.
     *
     * <p>Power is the node's: where a process was booted, this is {@link dev.marionette.sim.node.NodeControl#crash()}, and the process
     * goes too. The same holds for {@link #crashAtOperation} and {@link DiskAction#crash()}. On a node without a process, where the test
     * itself acts for it, only the disk goes down.
     */
    void crash();

    /**
     * Brings the power of the disk back: what is durable is what is visible. A process that went with the power needs
     * {@link dev.marionette.sim.node.NodeControl#restart()}, which does both.
     *
     * @throws IllegalStateException if the disk is up
     */
    void restart();

    /** Whether the disk is down. */
    boolean isDown();

    /**
     * Takes the power away while the {@code n}-th operation of this disk is in flight: it may land, be lost or be torn like any pending one.
     * Operations are numbered from 1 in the order of submission. A process on the node stops in the middle of that operation.
     *
     * @throws IllegalArgumentException if that operation was submitted already
     */
    void crashAtOperation(long n);

    /** How many operations were submitted so far. */
    long operations();

    /** Makes the next operation of this kind fail once; for reads, writes, lengths and names. */
    default void failNext(DiskRequest.Kind kind) {
        onOperation(1, request -> request.kind() == kind, DiskAction.fail());
    }

    /**
     * Does something to the {@code nth} operation from now on that matches, once.
     *
     * @param nth 1 for the next one that matches
     * @param matching asked about each operation as it is submitted; must not change anything
     * @throws IllegalArgumentException if {@code nth} is below 1
     */
    void onOperation(int nth, Predicate<DiskRequest> matching, DiskAction action);

    /**
     * Flips one bit, drawn from the disk's stream, in the durable sector that holds this byte. Readers see it unless newer bytes of that
     * sector wait to be written.
     *
     * @throws IllegalArgumentException if the file has no durable byte there
     */
    void corruptSector(String path, long offset);

    /**
     * Makes every read of the sector that holds this byte fail until it is written again.
     *
     * @throws IllegalArgumentException if the file has no byte there
     */
    void failSector(String path, long offset);

    /** Makes the disk answer nothing for this long from now. */
    void stall(Duration length);

    /** The bytes a read of the whole file would see; empty if there is no such file. */
    Optional<byte[]> visible(String path);

    /** The bytes that would be there if power were lost and every pending operation with it; empty if there would be no such file. */
    Optional<byte[]> durable(String path);

    /** Everything that is visible. */
    DiskImage visibleImage();

    /** Everything that would be there if power were lost and every pending operation with it. */
    DiskImage durableImage();

    /** How many changes a crash would decide about now, without those in flight. */
    int pendingOperations();

    /** How often a kind of fault took effect so far. */
    long count(DiskFault fault);

    /**
     * Begins to record the operations on this disk. What is visible now counts as durable in the recording.
     *
     * @throws IllegalStateException if a recording is going on, or the disk is down
     */
    void startRecording();

    /** Adds a mark of the application's story to the recording, such as a commit acknowledged; without a recording, does nothing. */
    void mark(String kind, long value);

    /**
     * Ends the recording; a crash ended it where it happened.
     *
     * @throws IllegalStateException if nothing was recorded
     */
    DiskRecording stopRecording();
}
