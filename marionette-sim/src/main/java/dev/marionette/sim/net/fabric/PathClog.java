package dev.marionette.sim.net.fabric;

import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.Strikes;
import dev.marionette.sim.net.Clogs;

/**
 * When one path is clogged, by hand or by rolls.
 *
 * <p>A roll at a tick that fires clogs the path for the set length from then. So whether it is clogged now depends on the rolls of the last
 * so many ticks only, and earlier ones need never be made: rolls are independent, and the next that fires is drawn from the beginning of
 * that window on, when somebody asks. A path without traffic costs nothing.
 */
final class PathClog {

    private static final long NONE = -1;

    private final Kernel kernel;
    private final Path path;
    private final Strikes strikes;
    private Clogs clogs = Clogs.none();
    private long byHandUntilNanos;
    /** The last roll known to have fired, and the next. */
    private long firedNanos = NONE;

    private long nextNanos = NONE;
    /** Rolls before this do not count: the clogs were not set, or were ended. */
    private long rolledFromNanos;

    PathClog(Kernel kernel, Path path, int stream) {
        this.kernel = kernel;
        this.path = path;
        Prng random = kernel.newStream(StreamName.NETWORK_CLOG, stream);
        this.strikes = new Strikes(kernel, ChoiceKind.CLOG, path, random);
    }

    /** Rolls as is set for the path at present, from the tick after it was set on. */
    private void follow() {
        Behaviour behaviour = path.behaviour();
        Clogs set = behaviour.clogs();
        if (set != clogs && !set.equals(clogs)) {
            restart(behaviour.clogsSinceNanos);
        }
        clogs = set;
    }

    void clogUntil(long atNanos) {
        byHandUntilNanos = Math.max(byHandUntilNanos, atNanos);
    }

    void end() {
        byHandUntilNanos = 0;
        follow();
        restart(kernel.nowNanos());
    }

    private void restart(long sinceNanos) {
        firedNanos = NONE;
        nextNanos = NONE;
        rolledFromNanos = sinceNanos + 1;
    }

    /** Until when it is clogged, as far as is known now: a roll to come may make it longer. Not after now if it is not. */
    long untilNanos(FabricTrace trace) {
        follow();
        if (clogs.rate().isNever()) {
            return byHandUntilNanos;
        }
        return Math.max(byHandUntilNanos, rolledUntilNanos(trace));
    }

    private long rolledUntilNanos(FabricTrace trace) {
        long nowNanos = kernel.nowNanos();
        long lengthNanos = clogs.length().toNanos();
        long windowNanos = Math.max(rolledFromNanos, nowNanos - lengthNanos + 1);
        if (nextNanos < windowNanos) {
            nextNanos = draw(windowNanos);
        }
        boolean fired = false;
        while (nextNanos <= nowNanos) {
            fired = true;
            firedNanos = nextNanos;
            strikes.struck(firedNanos);
            nextNanos = draw(nextNanos + 1);
        }
        if (firedNanos == NONE) {
            return 0;
        }
        long untilNanos = firedNanos + lengthNanos;
        if (fired) {
            trace.rolledClog(path, clogs.rate(), untilNanos);
        }
        return untilNanos;
    }

    private long draw(long fromNanos) {
        kernel.countDecision(ChoiceFamily.CLOGS);
        return strikes.firstNanos(clogs.rate(), fromNanos);
    }
}
