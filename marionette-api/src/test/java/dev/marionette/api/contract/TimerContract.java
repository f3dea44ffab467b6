package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Io;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Sleeping, and waiting with a limit. */
public abstract class TimerContract extends Contract {

    private static final Duration SHORT = Duration.ofMillis(2);
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void anEmptySleepReturns() throws Exception {
        run(env -> {
            env.io().sleep(Duration.ZERO);
            env.io().sleep(Duration.ofNanos(-1));
            env.io().sleep(Duration.ofSeconds(Long.MIN_VALUE));
        });
    }

    @Test
    void anInterruptEndsASleep() throws Exception {
        run(env -> {
            FutureTask<Boolean> flagAfterwards = new FutureTask<>(() -> flagAfterSleep(env.io(), LONGEST));
            Thread sleeper = env.io().threads().newThread(flagAfterwards);
            sleeper.start();
            sleeper.interrupt();
            assertThat(flagAfterwards.get()).isFalse();
        });
    }

    @Test
    void anInterruptBeforeASleepEndsItAtOnce() throws Exception {
        run(env -> {
            FutureTask<Boolean> flagAfterwards = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                boolean first = flagAfterSleep(env.io(), LONG);
                Thread.currentThread().interrupt();
                return first | flagAfterSleep(env.io(), Duration.ZERO);
            });
            env.io().threads().newThread(flagAfterwards).start();
            assertThat(flagAfterwards.get()).isFalse();
        });
    }

    @Test
    void workThatIsDoneInTimeReturnsItsValue() throws Exception {
        run(env -> {
            Thread here = Thread.currentThread();
            Thread there = env.io().timeout(LONG, Thread::currentThread);
            assertThat(there).isNotSameAs(here);
            assertThat(there.isVirtual()).isTrue();
            assertThat(env.io().timeout(LONGEST, () -> "done")).isEqualTo("done");
        });
    }

    @Test
    void workThatSleepsIsStillDoneInTime() throws Exception {
        run(env -> {
            String result = env.io().timeout(LONG, () -> {
                env.io().sleep(SHORT);
                return "rested";
            });
            assertThat(result).isEqualTo("rested");
        });
    }

    @Test
    void workThatFailsThrowsWhatItThrew() throws Exception {
        run(env -> {
            IOException checked = new IOException("planned");
            AssertionError error = new AssertionError("planned");
            assertThatThrownBy(() -> env.io().timeout(LONG, failing(checked))).isSameAs(checked);
            assertThatThrownBy(() -> env.io().timeout(LONG, failing(error))).isSameAs(error);
        });
    }

    @Test
    void workThatTakesTooLongIsInterrupted() throws Exception {
        run(env -> {
            boolean begun = false;
            while (!begun) {
                begun = exceedsItsLimit(env.io());
            }
        });
    }

    @Test
    void anInterruptOfTheCallerInterruptsTheWork() throws Exception {
        run(env -> {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            AtomicReference<Throwable> outcome = new AtomicReference<>();
            Thread caller = env.io().threads().newThread(() -> {
                try {
                    env.io().timeout(LONG, () -> {
                        started.countDown();
                        return countInterrupt(interrupted);
                    });
                } catch (Exception e) {
                    outcome.set(e);
                }
            });
            caller.start();
            started.await();
            caller.interrupt();
            interrupted.await();
            caller.join();
            assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        });
    }

    @Test
    void aLimitOfNothingIsRefused() throws Exception {
        run(env -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> env.io().timeout(Duration.ZERO, () -> 1))
                    .withMessageContaining("PT0S");
            assertThatIllegalArgumentException().isThrownBy(() -> env.io().timeout(Duration.ofNanos(-1), () -> 1));
        });
    }

    /** Returns whether the work had begun when its limit passed; on a busy host it may not have, and then never does. */
    private static boolean exceedsItsLimit(Io io) throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        CountDownLatch interrupted = new CountDownLatch(1);
        long before = io.nanoTime();
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> io.timeout(SHORT, () -> {
                    begun.set(true);
                    return countInterrupt(interrupted);
                }))
                .withMessageContaining(SHORT.toString());
        assertThat(io.nanoTime() - before).isGreaterThanOrEqualTo(SHORT.toNanos());
        boolean mustHaveBeenInterrupted = begun.get();
        if (mustHaveBeenInterrupted) {
            interrupted.await();
        }
        return mustHaveBeenInterrupted;
    }

    private static boolean flagAfterSleep(Io io, Duration duration) {
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> io.sleep(duration));
        return Thread.currentThread().isInterrupted();
    }

    private static String countInterrupt(CountDownLatch interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private static Callable<String> failing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        };
    }
}
