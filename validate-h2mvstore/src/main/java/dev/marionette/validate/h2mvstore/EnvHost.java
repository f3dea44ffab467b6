package dev.marionette.validate.h2mvstore;

import dev.marionette.api.Env;
import dev.marionette.validate.guest.GuestHost;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A simulated node as the machine of a guest, and as the time of a workload. Confined to the tasks of the world. */
final class EnvHost implements GuestHost, Workload.TimeSource {

    private final Env env;

    EnvHost(Env env) {
        this.env = env;
    }

    @Override
    public long currentTimeNanos() {
        Instant now = env.io().clock().instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public long nanoTime() {
        return env.io().nanoTime();
    }

    @Override
    public void sleep(long nanos) {
        pass(Duration.ofNanos(nanos));
    }

    @Override
    public RandomGenerator random() {
        return env.random();
    }

    @Override
    public long nowNanos() {
        return currentTimeNanos();
    }

    @Override
    public void pass(Duration duration) {
        try {
            env.io().sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the world ended while its engine was waiting", e);
        }
    }
}
