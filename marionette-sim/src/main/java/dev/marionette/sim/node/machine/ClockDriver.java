package dev.marionette.sim.node.machine;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import dev.marionette.sim.node.ClockSkew;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes the clock of one node differ from true time as its skew says. */
final class ClockDriver {

    private final Kernel kernel;
    private final NodeTrace trace;
    private final NodeClock clock;
    private final List<Step> steps = new ArrayList<>(0);
    private ClockSkew skew = ClockSkew.none();

    /** What the steps so far add up to. */
    private long steppedNanos;

    ClockDriver(Kernel kernel, NodeTrace trace, NodeClock clock) {
        this.kernel = kernel;
        this.trace = trace;
        this.clock = clock;
    }

    ClockSkew skew() {
        return skew;
    }

    void skew(ClockSkew newSkew) {
        steps.forEach(kernel::cancel);
        steps.clear();
        steppedNanos = 0;
        skew = newSkew;
        trace.skew(newSkew);
        long sinceNanos = kernel.nowNanos();
        clock.skew(
                newSkew.driftPpm(), newSkew.isNone() ? null : worldNanos -> offset(newSkew, worldNanos - sinceNanos));
        if (!newSkew.isNone()) {
            kernel.countFault(NodeTrace.SKEW_FAULT);
        }
        newSkew.steps().forEach(this::plan);
    }

    private void plan(ClockSkew.Step planned) {
        kernel.expectFault(NodeTrace.STEP_FAULT);
        Step step = new Step(planned.byNanos());
        if (planned.afterNanos() == 0) {
            step.fire();
        } else {
            steps.add(step);
            kernel.schedule(step, Math.addExact(kernel.nowNanos(), planned.afterNanos()));
        }
    }

    private long offset(ClockSkew present, long elapsedNanos) {
        return present.offsetNanos()
                + steppedNanos
                + NodeClock.drift(elapsedNanos, present.driftPpm())
                + swing(present.wave(), elapsedNanos);
    }

    /** A triangle: ahead in the first half of the period, behind in the second. */
    private static long swing(ClockSkew.Wave wave, long elapsedNanos) {
        if (wave.isFlat()) {
            return 0;
        }
        long period = wave.periodNanos();
        long quarters = ClockSkew.Wave.QUARTERS * (elapsedNanos % period);
        if (quarters < period) {
            return scaled(wave.amplitudeNanos(), quarters, period);
        }
        return quarters < 3 * period
                ? scaled(wave.amplitudeNanos(), 2 * period - quarters, period)
                : scaled(wave.amplitudeNanos(), quarters - ClockSkew.Wave.QUARTERS * period, period);
    }

    private static long scaled(long value, long numerator, long denominator) {
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
    }

    /** A jump of wall-clock time. */
    private final class Step extends Event {

        private final long byNanos;

        Step(long byNanos) {
            this.byNanos = byNanos;
        }

        @Override
        protected void fire() {
            steppedNanos += byNanos;
            kernel.countFault(NodeTrace.STEP_FAULT);
            trace.clockStep(byNanos);
        }
    }
}
