package dev.marionette.sim.explore;

import dev.marionette.api.Seed;
import dev.marionette.api.disk.Disk;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.disk.MountedImage;
import dev.marionette.sim.engine.Prng;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * A crash image to recover from: files of its own, which the application may change, and where in the recorded run they come from.
 *
 * <p>Thread rule: confined to the worker that checks it.
 */
public final class CrashImage {

    private static final long POSITION_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private final MountedImage files;
    private final Crash crash;
    private final Origin origin;
    private final RandomGenerator random;

    CrashImage(MountedImage files, Crash crash, Origin origin) {
        this.files = files;
        this.crash = crash;
        this.origin = origin;
        this.random = new Prng(origin.seed.value() ^ crash.position() * POSITION_FACTOR);
    }

    record Origin(DiskRecording recording, Seed seed) {}

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
        return Marks.last(origin.recording, kind, crash.position()).orElse(otherwise);
    }

    /** Randomness for what the application goes on to do; it follows from the seed of the exploration and the position. */
    public RandomGenerator random() {
        return random;
    }

    /** Whether the application used up its budget of operations. */
    boolean isExhausted() {
        return files.isExhausted();
    }
}
