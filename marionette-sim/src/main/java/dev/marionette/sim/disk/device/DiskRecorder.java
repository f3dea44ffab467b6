package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.DiskImage;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskOptions;
import dev.marionette.sim.disk.DiskRecording;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps the operations of a disk while a recording is on. */
final class DiskRecorder {

    private @Nullable DiskImage start;
    private ArrayList<DiskOperation> operations = new ArrayList<>(0);
    private ArrayList<DiskRecording.Mark> marks = new ArrayList<>(0);
    private boolean on;

    void start(DiskImage visible) {
        if (on) {
            throw new IllegalStateException("a recording of this disk is going on; stop it first");
        }
        start = visible;
        operations = new ArrayList<>();
        marks = new ArrayList<>();
        on = true;
    }

    void add(DiskOperation operation) {
        if (on) {
            operations.add(operation);
        }
    }

    void mark(String kind, long value) {
        if (on) {
            marks.add(new DiskRecording.Mark(operations.size(), kind, value));
        }
    }

    /** Power was lost: nothing that follows belongs to the recording. */
    void cut() {
        on = false;
    }

    DiskRecording stop(DiskOptions options) {
        DiskImage from = start;
        if (from == null) {
            throw new IllegalStateException("no recording of this disk was started");
        }
        DiskRecording recording = new DiskRecording(from, operations, marks, options);
        on = false;
        start = null;
        operations = new ArrayList<>(0);
        marks = new ArrayList<>(0);
        return recording;
    }
}
