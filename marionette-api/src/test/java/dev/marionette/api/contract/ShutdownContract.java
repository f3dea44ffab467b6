package dev.marionette.api.contract;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The end of an executor and of a scheduler, and waits with a limit on them. */
public abstract class ShutdownContract extends Contract {

    @Test
    void everyExecutorIsIndependent() throws Exception {
        run(env -> {
            env.io().executor().shutdown();
            env.io().scheduler().shutdownNow();
            assertThat(env.io().executor().submit(() -> 1).get()).isEqualTo(1);
            assertThat(env.io().scheduler().submit(() -> 2).get()).isEqualTo(2);
        });
    }

    @Test
    void closingWaitsForEveryTask() throws Exception {
        run(env -> {
            AtomicInteger done = new AtomicInteger();
            ExecutorService executor = env.io().executor();
            try (executor) {
                for (int i = 0; i < 10; i++) {
                    executor.submit(() -> {
                        env.io().sleep(Duration.ofMillis(1));
                        return done.incrementAndGet();
                    });
                }
                assertThat(executor.isShutdown()).isFalse();
            }
            assertThat(done).hasValue(10);
            assertThat(executor.isShutdown()).isTrue();
            assertThat(executor.isTerminated()).isTrue();
            executor.close();
        });
    }

    @Test
    void anExecutorThatWasShutDownTakesNothingMore() throws Exception {
        run(env -> {
            ExecutorService executor = env.io().executor();
            CountDownLatch release = new CountDownLatch(1);
            Future<String> running = executor.submit(() -> {
                release.await();
                return "finished";
            });
            executor.shutdown();
            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.submit(() -> 1));
            assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.execute(() -> {}));
            assertThat(executor.isShutdown()).isTrue();
            assertThat(executor.isTerminated()).isFalse();
            assertThat(executor.awaitTermination(1, MILLISECONDS)).isFalse();
            release.countDown();
            assertThat(running.get()).isEqualTo("finished");
            assertThat(executor.awaitTermination(1, DAYS)).isTrue();
        });
    }

    @Test
    void shutdownNowInterruptsWhatRuns() throws Exception {
        run(env -> {
            ExecutorService executor = env.io().executor();
            CountDownLatch started = new CountDownLatch(1);
            Future<Boolean> interrupted = executor.submit(() -> {
                started.countDown();
                assertThatExceptionOfType(InterruptedException.class).isThrownBy(new CountDownLatch(1)::await);
                return true;
            });
            started.await();
            assertThat(executor.shutdownNow()).isEmpty();
            assertThat(interrupted.get()).isTrue();
            assertThat(executor.awaitTermination(1, DAYS)).isTrue();
        });
    }

    @Test
    void aSchedulerThatWasShutDownKeepsItsSingleRuns() throws Exception {
        run(env -> {
            ScheduledExecutorService scheduler = env.io().scheduler();
            ScheduledFuture<String> later = scheduler.schedule(() -> "ran", 2, MILLISECONDS);
            ScheduledFuture<?> repeated = scheduler.scheduleAtFixedRate(() -> {}, 1, 1, DAYS);
            scheduler.shutdown();
            assertThat(repeated.isCancelled()).isTrue();
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> scheduler.schedule(() -> 1, 1, MILLISECONDS));
            assertThat(later.get()).isEqualTo("ran");
            scheduler.close();
            assertThat(scheduler.isTerminated()).isTrue();
        });
    }

    @Test
    void shutdownNowDropsWhatHasNotBegun() throws Exception {
        run(env -> {
            ScheduledExecutorService scheduler = env.io().scheduler();
            ScheduledFuture<?> later = scheduler.schedule(() -> "never", 1, DAYS);
            ScheduledFuture<?> repeated = scheduler.scheduleWithFixedDelay(() -> {}, 1, 1, DAYS);
            assertThat(scheduler.shutdownNow()).hasSize(2);
            assertThatExceptionOfType(CancellationException.class).isThrownBy(later::get);
            assertThatExceptionOfType(CancellationException.class).isThrownBy(repeated::get);
            assertThat(scheduler.awaitTermination(1, DAYS)).isTrue();
        });
    }

    @Test
    void aFutureIsWaitedForWithALimit() throws Exception {
        run(env -> {
            CountDownLatch release = new CountDownLatch(1);
            Future<String> task = env.io().executor().submit(() -> {
                release.await();
                return "released";
            });
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> task.get(1, MILLISECONDS));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> task.get(0, DAYS));
            release.countDown();
            assertThat(task.get(1, DAYS)).isEqualTo("released");
            assertThat(task.get(Long.MAX_VALUE, DAYS)).isEqualTo("released");
        });
    }

    @Test
    void tasksThatTakeTooLongAreCancelledTogether() throws Exception {
        run(env -> {
            CountDownLatch never = new CountDownLatch(1);
            List<Callable<String>> works = new ArrayList<>();
            works.add(() -> {
                never.await();
                return "late";
            });
            Future<String> late =
                    env.io().executor().invokeAll(works, 1, MILLISECONDS).getFirst();
            assertThat(late.isCancelled()).isTrue();
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> env.io().executor().invokeAny(works, 1, MILLISECONDS));
            works.add(() -> "quick");
            assertThat(env.io().executor().invokeAny(works, 1, DAYS)).isEqualTo("quick");
            assertThat(env.io().executor().invokeAny(works, Long.MAX_VALUE, NANOSECONDS))
                    .isEqualTo("quick");
        });
    }
}
