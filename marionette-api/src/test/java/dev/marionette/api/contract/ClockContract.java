package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Wall-clock and monotonic time. */
public abstract class ClockContract extends Contract {

    private static final int READINGS = 1_000;

    @Test
    void monotonicTimeNeverRunsBackwards() throws Exception {
        run(env -> {
            long previous = env.io().nanoTime();
            for (int i = 0; i < READINGS; i++) {
                long now = env.io().nanoTime();
                assertThat(now - previous).isNotNegative();
                previous = now;
            }
        });
    }

    @Test
    void monotonicTimeIsSharedByAllThreads() throws Exception {
        run(env -> {
            long before = env.io().nanoTime();
            FutureTask<Long> elsewhere = new FutureTask<>(env.io()::nanoTime);
            env.io().threads().newThread(elsewhere).start();
            long between = elsewhere.get();
            long after = env.io().nanoTime();
            assertThat(between - before).isNotNegative();
            assertThat(after - between).isNotNegative();
        });
    }

    @Test
    void millisecondsAndInstantsAgree() throws Exception {
        run(env -> {
            InstantSource clock = env.io().clock();
            Instant before = clock.instant();
            long millis = clock.millis();
            Instant after = clock.instant();
            assertThat(millis).isBetween(before.toEpochMilli(), after.toEpochMilli());
        });
    }

    @Test
    void aSleepAdvancesMonotonicTimeByAtLeastItsLength() throws Exception {
        run(env -> {
            long before = env.io().nanoTime();
            env.io().sleep(Duration.ofMillis(2));
            assertThat(env.io().nanoTime() - before)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(2).toNanos());
        });
    }

    @Test
    void aSleepAdvancesTheWallClock() throws Exception {
        run(env -> {
            Instant before = env.io().clock().instant();
            env.io().sleep(Duration.ofMillis(2));
            assertThat(env.io().clock().instant()).isAfter(before);
        });
    }
}
