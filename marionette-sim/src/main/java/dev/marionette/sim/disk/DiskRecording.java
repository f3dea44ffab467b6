package dev.marionette.sim.disk;

import java.util.List;

/**
 * What happened on one disk between the start and the end of a recording: enough to build every state that a crash in between could have
 * left, without running the workload again.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param start what was visible when the recording began; it counts as durable
 * @param operations in the order in which they took effect
 * @param marks the application's own marks, in order
 * @param options the options of the recorded disk
 */
public record DiskRecording(DiskImage start, List<DiskOperation> operations, List<Mark> marks, DiskOptions options) {

    /** Copies the lists. */
    public DiskRecording {
        operations = List.copyOf(operations);
        marks = List.copyOf(marks);
    }

    /**
     * A point of the application's story, such as a commit begun or acknowledged.
     *
     * @param position how many of the recording's operations had taken effect when the mark was set
     * @param kind the application's name for it
     * @param value the application's number for it, such as that of a commit
     */
    public record Mark(int position, String kind, long value) {}
}
