package dev.marionette.api.contract;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Io;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tasks at times of the monotonic clock. */
public abstract class SchedulerContract extends Contract {

    private static final int RUNS = 4;

    @Test
    void aTaskRunsNoSoonerThanItsDelay() throws Exception {
        run(env -> {
            long before = env.io().nanoTime();
            long ranAt = env.io()
                    .scheduler()
                    .schedule(env.io()::nanoTime, 2, MILLISECONDS)
                    .get();
            assertThat(ranAt - before).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(2));
        });
    }

    @Test
    void aDelayInThePastRunsAtOnce() throws Exception {
        run(env -> {
            ScheduledExecutorService scheduler = env.io().scheduler();
            assertThat(scheduler.schedule(() -> "now", 0, DAYS).get()).isEqualTo("now");
            assertThat(scheduler.schedule(() -> "past", -1, DAYS).get()).isEqualTo("past");
            assertThat(scheduler
                            .schedule(() -> "long past", Long.MIN_VALUE, DAYS)
                            .get())
                    .isEqualTo("long past");
        });
    }

    @Test
    void aTaskRunsOnAThreadOfItsOwnAndHoldsUpNoOther() throws Exception {
        run(env -> {
            CountDownLatch release = new CountDownLatch(1);
            ScheduledFuture<Boolean> blocked = env.io()
                    .scheduler()
                    .schedule(
                            () -> {
                                release.await();
                                return Thread.currentThread().isVirtual();
                            },
                            0,
                            MILLISECONDS);
            ScheduledFuture<?> releasing = env.io().scheduler().schedule(release::countDown, 1, MILLISECONDS);
            assertThat(releasing.get()).isNull();
            assertThat(blocked.get()).isTrue();
        });
    }

    @Test
    void aTasksExceptionReachesWhoeverWaits() throws Exception {
        run(env -> {
            Exception thrown = new Exception("planned");
            ScheduledFuture<Object> failing = env.io()
                    .scheduler()
                    .schedule(
                            (Callable<Object>) () -> {
                                throw thrown;
                            },
                            1,
                            NANOSECONDS);
            assertThatThrownBy(failing::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(thrown);
        });
    }

    @Test
    void theSchedulerTakesTasksWithoutADelayToo() throws Exception {
        run(env -> {
            CountDownLatch ran = new CountDownLatch(1);
            env.io().scheduler().execute(ran::countDown);
            ran.await();
            assertThat(env.io().scheduler().submit(() -> 42).get()).isEqualTo(42);
        });
    }

    @Test
    void aCancelledTaskNeverRuns() throws Exception {
        run(env -> {
            AtomicInteger runs = new AtomicInteger();
            ScheduledFuture<?> later = env.io().scheduler().schedule(runs::incrementAndGet, 1, DAYS);
            assertThat(later.getDelay(DAYS)).isBetween(0L, 1L);
            assertThat(later.cancel(false)).isTrue();
            assertThat(later.isCancelled()).isTrue();
            assertThat(later.isDone()).isTrue();
            assertThat(later.cancel(false)).isFalse();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(later::get);
            assertThat(runs).hasValue(0);
        });
    }

    @Test
    void soonerTasksCompareAsSmaller() throws Exception {
        run(env -> {
            ScheduledFuture<?> sooner = env.io().scheduler().schedule(() -> {}, 1, DAYS);
            ScheduledFuture<?> later = env.io().scheduler().schedule(() -> {}, 2, DAYS);
            assertThat(sooner.compareTo(later)).isNegative();
            assertThat(later.compareTo(sooner)).isPositive();
            assertThat(sooner.getDelay(NANOSECONDS)).isPositive();
            sooner.cancel(false);
            later.cancel(false);
        });
    }

    @Test
    void cancellingInterruptsARunningTaskWhenAsked() throws Exception {
        run(env -> {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            ScheduledFuture<?> task = env.io()
                    .scheduler()
                    .schedule(
                            () -> {
                                started.countDown();
                                assertThatExceptionOfType(InterruptedException.class)
                                        .isThrownBy(new CountDownLatch(1)::await);
                                interrupted.countDown();
                            },
                            0,
                            MILLISECONDS);
            started.await();
            assertThat(task.cancel(true)).isTrue();
            interrupted.await();
        });
    }

    @Test
    void aFixedRateKeepsItsBeat() throws Exception {
        run(env -> {
            List<Long> starts = new CopyOnWriteArrayList<>();
            CountDownLatch enough = new CountDownLatch(RUNS);
            long before = env.io().nanoTime();
            ScheduledFuture<?> task = env.io()
                    .scheduler()
                    .scheduleAtFixedRate(
                            () -> {
                                starts.add(env.io().nanoTime());
                                enough.countDown();
                            },
                            2,
                            1,
                            MILLISECONDS);
            enough.await();
            assertThat(task.cancel(false)).isTrue();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(task::get);
            for (int i = 0; i < RUNS; i++) {
                assertThat(starts.get(i) - before).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(2 + i));
            }
        });
    }

    @Test
    void aFixedDelayRestsAfterEachRun() throws Exception {
        run(env -> {
            List<Long> starts = new CopyOnWriteArrayList<>();
            List<Long> ends = new CopyOnWriteArrayList<>();
            CountDownLatch enough = new CountDownLatch(RUNS);
            ScheduledFuture<?> task = env.io()
                    .scheduler()
                    .scheduleWithFixedDelay(
                            () -> {
                                starts.add(env.io().nanoTime());
                                ends.add(env.io().nanoTime());
                                enough.countDown();
                            },
                            0,
                            1,
                            MILLISECONDS);
            enough.await();
            assertThat(task.cancel(false)).isTrue();
            for (int i = 1; i < RUNS; i++) {
                assertThat(starts.get(i) - ends.get(i - 1)).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(1));
            }
        });
    }

    @Test
    void aRepeatedTaskNeverMeetsItself() throws Exception {
        run(env -> {
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch enough = new CountDownLatch(RUNS);
            ScheduledFuture<?> task = env.io()
                    .scheduler()
                    .scheduleAtFixedRate(
                            () -> {
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                sleepAMoment(env.io());
                                inside.decrementAndGet();
                                enough.countDown();
                            },
                            0,
                            1,
                            NANOSECONDS);
            enough.await();
            task.cancel(false);
            assertThat(most).hasValue(1);
        });
    }

    @Test
    void anExceptionEndsARepeatedTask() throws Exception {
        run(env -> {
            AtomicInteger runs = new AtomicInteger();
            ScheduledFuture<?> task = env.io()
                    .scheduler()
                    .scheduleAtFixedRate(
                            () -> {
                                if (runs.incrementAndGet() == 2) {
                                    throw new IllegalStateException("planned");
                                }
                            },
                            0,
                            1,
                            NANOSECONDS);
            assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).hasMessageContaining("planned");
            assertThat(runs).hasValue(2);
            assertThat(task.isDone()).isTrue();
            assertThat(task.isCancelled()).isFalse();
        });
    }

    @Test
    void aPeriodOfNothingIsRefused() throws Exception {
        run(env -> {
            ScheduledExecutorService scheduler = env.io().scheduler();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scheduler.scheduleAtFixedRate(() -> {}, 0, 0, MILLISECONDS));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scheduler.scheduleWithFixedDelay(() -> {}, 0, -1, MILLISECONDS));
        });
    }

    private static void sleepAMoment(Io io) {
        try {
            io.sleep(Duration.ofNanos(10));
        } catch (InterruptedException e) {
            throw new AssertionError("nobody was to interrupt this task", e);
        }
    }
}
