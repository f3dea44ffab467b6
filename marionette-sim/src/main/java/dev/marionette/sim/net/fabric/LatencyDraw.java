package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.net.Latency;
import org.jspecify.annotations.Nullable;

/** Draws latencies of one kind. The common kinds are a base and a span; others are drawn part by part. */
final class LatencyDraw {

    private final long leastNanos;
    private final long spanNanos;
    private final @Nullable Latency other;

    private LatencyDraw(long leastNanos, long spanNanos, @Nullable Latency other) {
        this.leastNanos = leastNanos;
        this.spanNanos = spanNanos;
        this.other = other;
    }

    static LatencyDraw of(Latency latency) {
        return switch (latency) {
            case Latency.Constant constant -> new LatencyDraw(constant.nanos(), 0, null);
            case Latency.Uniform uniform ->
                new LatencyDraw(uniform.minimumNanos(), uniform.maximumNanos() - uniform.minimumNanos(), null);
            case Latency.Exponential exponential -> new LatencyDraw(exponential.floorNanos(), 0, exponential);
            case Latency.Bimodal bimodal -> new LatencyDraw(of(bimodal.usual()).leastNanos, 0, bimodal);
        };
    }

    boolean varies() {
        return spanNanos > 0 || other != null;
    }

    long leastNanos() {
        return leastNanos;
    }

    long draw(Prng random) {
        if (other != null) {
            return draw(other, random);
        }
        return spanNanos == 0 ? leastNanos : random.nextLong(leastNanos, leastNanos + spanNanos + 1);
    }

    private static long draw(Latency latency, Prng random) {
        return switch (latency) {
            case Latency.Exponential exponential ->
                exponential.floorNanos() + (long) (exponential.meanNanos() * random.nextExponential());
            case Latency.Bimodal bimodal ->
                draw(random.fires(bimodal.slowRate()) ? bimodal.slow() : bimodal.usual(), random);
            case Latency.Constant _, Latency.Uniform _ -> of(latency).draw(random);
        };
    }
}
