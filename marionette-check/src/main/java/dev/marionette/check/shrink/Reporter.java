package dev.marionette.check.shrink;

import dev.marionette.sim.run.GuidedRun;
import java.util.function.Consumer;

/** Tells a listener how the search gets on, when it gets on. */
final class Reporter {

    private static final int EVERY_RUNS = 64;

    private final Consumer<ShrinkProgress> listener;
    private final Stopwatch watch;
    private String phase = "recording";

    Reporter(Consumer<ShrinkProgress> listener, Stopwatch watch) {
        this.listener = listener;
        this.watch = watch;
    }

    void phase(String name, long runs, GuidedRun best) {
        phase = name;
        tell(runs, best);
    }

    void step(long runs, GuidedRun best) {
        if (runs % EVERY_RUNS == 0) {
            tell(runs, best);
        }
    }

    private void tell(long runs, GuidedRun best) {
        listener.accept(new ShrinkProgress(phase, runs, Size.of(best), watch.elapsed()));
    }
}
