package dev.marionette.sim.explore;

import dev.marionette.api.Seed;
import dev.marionette.sim.disk.DiskRecording;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Crashes a recorded run at every position, in every way a class of faults allows, and checks what an application makes of each image.
 *
 * {@snippet :
 * CrashReport report = CrashExplorer.of(recording)
 *         .faults(CrashFault.PROCESS_KILL, CrashFault.POWER_LOSS_SUBSET, CrashFault.TORN_LAST_WRITE_512)
 *         .open(image -> KvOracle.open(image.root()))
 *         .matches(model)
 *         .afterlife((store, state) -> store.writeMore(state))
 *         .explore();
 * assertThat(report.violations()).isEmpty();
 * }
 *
 * <p>The recording carries the application's marks, set through a {@link CrashModel}; positions before its first promise are left out. A
 * class whose crashes at a position are more than {@link #samples} is sampled there, from the seed, and the report says so.
 *
 * <p>Immutable: every method returns another explorer. Safe for use by any thread. The report does not depend on the number of workers.
 */
public final class CrashExplorer {

    private final DiskRecording recording;
    private final CrashOptions options;

    private CrashExplorer(DiskRecording recording, CrashOptions options) {
        this.recording = recording;
        this.options = options;
    }

    /** Explores this recording: by default all classes, 16 samples, one worker, 100,000 operations an image. */
    public static CrashExplorer of(DiskRecording recording) {
        return new CrashExplorer(recording, CrashOptions.DEFAULTS);
    }

    /**
     * Only these classes, checked in the order of their declaration.
     *
     * @throws IllegalArgumentException if there is none
     */
    public CrashExplorer faults(CrashFault... faults) {
        if (faults.length == 0) {
            throw new IllegalArgumentException("an exploration needs at least one class of faults");
        }
        List<CrashFault> sorted = Arrays.stream(faults).distinct().sorted().toList();
        return with(new CrashOptions(
                sorted,
                options.seed(),
                options.samples(),
                options.jobs(),
                options.operationBudget(),
                options.replay()));
    }

    /** Where samples are drawn from. */
    public CrashExplorer seed(Seed seed) {
        return with(new CrashOptions(
                options.faults(),
                seed,
                options.samples(),
                options.jobs(),
                options.operationBudget(),
                options.replay()));
    }

    /**
     * How many crashes of one class at one position are checked at most.
     *
     * @param most at least 8, since the telling ones are always among them
     * @throws IllegalArgumentException if it is less
     */
    public CrashExplorer samples(int most) {
        require("samples", most, 8);
        return with(new CrashOptions(
                options.faults(), options.seed(), most, options.jobs(), options.operationBudget(), options.replay()));
    }

    /**
     * How many workers check images. One works on the calling thread; more are platform threads, which a simulated world must not start.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CrashExplorer jobs(int workers) {
        require("workers", workers, 1);
        return with(new CrashOptions(
                options.faults(),
                options.seed(),
                options.samples(),
                workers,
                options.operationBudget(),
                options.replay()));
    }

    /**
     * How many file operations the application may make on one image before it counts as spinning.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CrashExplorer operationBudget(long operations) {
        require("operations", operations, 1);
        return with(new CrashOptions(
                options.faults(), options.seed(), options.samples(), options.jobs(), operations, options.replay()));
    }

    /** The command that repeats the recorded run and its exploration, for the report. */
    public CrashExplorer replayCommand(String command) {
        return with(new CrashOptions(
                options.faults(),
                options.seed(),
                options.samples(),
                options.jobs(),
                options.operationBudget(),
                command));
    }

    /** Recovers with this function, which any worker may call. */
    public <S, R extends Recovered<S>> CrashExploration<S, R> open(CrashOpener<R> opener) {
        return openEach(() -> opener);
    }

    /** Recovers with a function of each worker's own, for applications that are bound to a thread or costly to set up. */
    public <S, R extends Recovered<S>> CrashExploration<S, R> openEach(Supplier<CrashOpener<R>> openers) {
        return new CrashExploration<>(recording, options, openers);
    }

    private CrashExplorer with(CrashOptions other) {
        return new CrashExplorer(recording, other);
    }

    private static void require(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "an exploration needs at least " + least + " " + what + ", not " + value);
        }
    }
}
