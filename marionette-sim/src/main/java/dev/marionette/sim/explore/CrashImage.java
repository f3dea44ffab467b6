package dev.marionette.sim.explore;

import dev.marionette.api.disk.Disk;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.disk.MountedImage;
import java.nio.file.Path;

/**
 * A crash image to recover from: files of its own, which the application may change, and where in the recorded run they come from.
 *
 * <p>Thread rule: confined to the worker that checks it.
 */
public final class CrashImage {

    private final MountedImage files;
    private final Crash crash;
    private final DiskRecording recording;

    CrashImage(MountedImage files, Crash crash, DiskRecording recording) {
        this.files = files;
        this.crash = crash;
        this.recording = recording;
    }

    /** The root directory of what the crash left. */
    public Path root() {
        return files.root();
    }

    /** The sector disk over the same files. */
    public Disk disk() {
        return files.disk();
    }

    /** The crash that left this image. */
    public Crash crash() {
        return crash;
    }

    /**
     * The value of the last mark of a kind that was set before the crash.
     *
     * @param otherwise what to answer if there was none
     */
    public long lastMark(String kind, long otherwise) {
        return Marks.last(recording, kind, crash.position()).orElse(otherwise);
    }

    /** Whether the application used up its budget of operations. */
    boolean isExhausted() {
        return files.isExhausted();
    }
}
