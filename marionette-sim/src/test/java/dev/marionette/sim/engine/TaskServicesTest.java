package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Executors, timers and time limits on simulated time. */
final class TaskServicesTest {

    private final List<String> happened = new ArrayList<>();

    @Test
    void anExecutorRunsEachPieceOfWorkOnATaskOfItsOwn() {
        TaskWorld world = TaskWorld.run(1, w -> {
            ExecutorService executor = w.services().executor();
            Future<Integer> first = executor.submit(() -> 1);
            Future<Integer> second = executor.submit(() -> 2);
            assertThat(first.get() + second.get()).isEqualTo(3);
        });

        assertThat(world.passed().trace()).contains("name=root/task-1").contains("name=root/task-2");
    }

    @Test
    void aLimitedWaitForAFutureFollowsSimulatedTime() {
        TaskWorld.run(1, w -> {
                    Future<String> future = w.services().executor().submit(() -> {
                        w.sleep(100);
                        return "done";
                    });
                    assertThatExceptionOfType(TimeoutException.class)
                            .isThrownBy(() -> future.get(99, TimeUnit.NANOSECONDS));
                    assertThat(w.kernel().nowNanos()).isEqualTo(99);
                    assertThat(future.get(1, TimeUnit.DAYS)).isEqualTo("done");
                    assertThat(w.kernel().nowNanos()).isEqualTo(100);
                })
                .passed();
    }

    @Test
    void closingAnExecutorWaitsForItsTasksAndRefusesMore() {
        TaskWorld.run(1, w -> {
                    ExecutorService executor = w.services().executor();
                    executor.execute(() -> w.sleep(1_000));
                    executor.close();
                    assertThat(w.kernel().nowNanos()).isEqualTo(1_000);
                    assertThat(executor.isTerminated()).isTrue();
                    assertThatExceptionOfType(RejectedExecutionException.class)
                            .isThrownBy(() -> executor.execute(() -> {}));
                })
                .passed();
    }

    @Test
    void awaitingTerminationGivesUpAfterItsLimit() {
        TaskWorld.run(1, w -> {
                    ExecutorService executor = w.services().executor();
                    executor.execute(() -> w.sleep(1_000));
                    executor.shutdown();
                    assertThat(executor.awaitTermination(10, TimeUnit.NANOSECONDS))
                            .isFalse();
                    assertThat(w.kernel().nowNanos()).isEqualTo(10);
                    assertThat(executor.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
                    assertThat(w.kernel().nowNanos()).isEqualTo(1_000);
                })
                .passed();
    }

    @Test
    void shuttingDownNowInterruptsWhatRuns() {
        TaskWorld.run(1, w -> {
                    ExecutorService executor = w.services().executor();
                    executor.execute(() -> sleepUntilInterrupted(w));
                    w.sleep(10);
                    executor.shutdownNow();
                    assertThat(executor.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
                })
                .passed();

        assertThat(happened).containsExactly("interrupted at 10");
    }

    private void sleepUntilInterrupted(TaskWorld w) {
        try {
            w.kernel().clock(0).sleep(1_000_000);
        } catch (InterruptedException e) {
            happened.add("interrupted at " + w.kernel().nowNanos());
        }
    }

    @Test
    void theFirstResultOfSeveralWinsAndTheOthersAreInterrupted() {
        TaskWorld.run(1, w -> {
                    Callable<String> slow = () -> {
                        sleepUntilInterrupted(w);
                        return "slow";
                    };
                    Callable<String> broken = () -> {
                        throw new IllegalStateException("broken");
                    };
                    Callable<String> fast = () -> {
                        w.sleep(5);
                        return "fast";
                    };
                    ExecutorService executor = w.services().executor();
                    assertThat(executor.invokeAny(List.of(slow, broken, fast))).isEqualTo("fast");
                    assertThatExceptionOfType(ExecutionException.class)
                            .isThrownBy(() -> executor.invokeAny(List.of(broken)))
                            .withCauseInstanceOf(IllegalStateException.class);
                    assertThatExceptionOfType(TimeoutException.class)
                            .isThrownBy(() -> executor.invokeAny(List.of(slow), 7, TimeUnit.NANOSECONDS));
                    w.sleep(1);
                })
                .passed();

        assertThat(happened).containsExactly("interrupted at 5", "interrupted at 12");
    }

    @Test
    void invokingAllCancelsWhatIsNotDoneInTime() {
        TaskWorld.run(1, w -> {
                    Callable<Integer> fast = () -> 1;
                    Callable<Integer> slow = () -> {
                        w.kernel().clock(0).sleep(1_000);
                        return 2;
                    };
                    List<Future<Integer>> futures =
                            w.services().executor().invokeAll(List.of(fast, slow), 10, TimeUnit.NANOSECONDS);
                    assertThat(futures.get(0).resultNow()).isEqualTo(1);
                    assertThat(futures.get(1).isCancelled()).isTrue();
                    assertThat(w.kernel().nowNanos()).isEqualTo(10);
                })
                .passed();
    }

    @Test
    void aTimerRunsItsWorkOnceAtItsInstant() {
        TaskWorld world = TaskWorld.run(1, w -> {
            ScheduledExecutorService timer = w.services().scheduler();
            ScheduledFuture<String> future =
                    timer.schedule(() -> "at " + w.kernel().nowNanos(), 50, TimeUnit.NANOSECONDS);
            assertThat(future.getDelay(TimeUnit.NANOSECONDS)).isEqualTo(50);
            assertThat(future.get()).isEqualTo("at 50");
        });

        assertThat(world.passed().trace()).contains("at=50 task.spawn id=1 name=root/task-1 parent=0");
    }

    @Test
    void aFixedRateKeepsItsInstantsAndAFixedDelayCountsFromTheEnd() {
        TaskWorld.run(1, w -> {
                    ScheduledExecutorService timer = w.services().scheduler();
                    timer.scheduleAtFixedRate(() -> record(w, "rate"), 10, 100, TimeUnit.NANOSECONDS);
                    timer.scheduleWithFixedDelay(() -> record(w, "delay"), 20, 100, TimeUnit.NANOSECONDS);
                    w.sleep(300);
                })
                .passed();

        assertThat(happened)
                .containsExactly(
                        "rate at 10", "delay at 20", "rate at 110", "delay at 150", "rate at 210", "delay at 280");
    }

    private void record(TaskWorld w, String what) {
        happened.add(what + " at " + w.kernel().nowNanos());
        w.sleep(30);
    }

    @Test
    void aPeriodicTimerEndsAtItsFirstExceptionAndWhenItIsCancelled() {
        TaskWorld.run(1, w -> {
                    ScheduledExecutorService timer = w.services().scheduler();
                    ScheduledFuture<?> failing = timer.scheduleAtFixedRate(
                            () -> {
                                record(w, "failing");
                                throw new IllegalStateException("no more");
                            },
                            0,
                            100,
                            TimeUnit.NANOSECONDS);
                    ScheduledFuture<?> cancelled =
                            timer.scheduleAtFixedRate(() -> record(w, "cancelled"), 50, 100, TimeUnit.NANOSECONDS);
                    w.sleep(120);
                    assertThat(cancelled.cancel(false)).isTrue();
                    w.sleep(1_000);
                    assertThatExceptionOfType(ExecutionException.class).isThrownBy(failing::get);
                })
                .passed();

        assertThat(happened).containsExactly("failing at 0", "cancelled at 50");
    }

    @Test
    void aTimerThatShutsDownStillRunsWhatWasAskedForOnceAndNothingPeriodic() {
        TaskWorld.run(1, w -> {
                    ScheduledExecutorService timer = w.services().scheduler();
                    timer.schedule(() -> record(w, "once"), 100, TimeUnit.NANOSECONDS);
                    timer.scheduleAtFixedRate(() -> record(w, "periodic"), 100, 100, TimeUnit.NANOSECONDS);
                    timer.close();
                    assertThat(w.kernel().nowNanos()).isEqualTo(130);
                })
                .passed();

        assertThat(happened).containsExactly("once at 100");
    }

    @Test
    void aTimerThatShutsDownNowDropsWhatIsPending() {
        TaskWorld.run(1, w -> {
                    ScheduledExecutorService timer = w.services().scheduler();
                    timer.schedule(() -> record(w, "once"), 100, TimeUnit.NANOSECONDS);
                    assertThat(timer.shutdownNow()).hasSize(1);
                    assertThat(timer.isTerminated()).isTrue();
                    w.sleep(1_000);
                })
                .passed();

        assertThat(happened).isEmpty();
    }

    @Test
    void workWithinItsTimeLimitGivesItsResultOrItsException() {
        TaskWorld.run(1, w -> {
                    assertThat(w.services().timeout(10, () -> "done")).isEqualTo("done");
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() -> w.services().timeout(10, () -> {
                                throw new IllegalStateException("broken");
                            }))
                            .withMessage("broken");
                    assertThat(w.kernel().nowNanos()).isZero();
                })
                .passed();
    }

    @Test
    void workBeyondItsTimeLimitIsInterrupted() {
        TaskWorld.run(1, w -> {
                    assertThatExceptionOfType(TimeoutException.class)
                            .isThrownBy(() -> w.services().timeout(10, () -> {
                                sleepUntilInterrupted(w);
                                return null;
                            }));
                    assertThatExceptionOfType(TimeoutException.class)
                            .isThrownBy(() -> w.services().timeout(10, () -> {
                                new CountDownLatch(1).await();
                                return null;
                            }));
                    w.sleep(1);
                    assertThat(w.kernel().nowNanos()).isEqualTo(21);
                })
                .passed();

        assertThat(happened).containsExactly("interrupted at 10");
    }

    @Test
    void anExceptionOfExecutedWorkStopsTheRunAndOneOfSubmittedWorkWaitsForItsReader() {
        TaskWorld executed = TaskWorld.run(1, w -> {
            w.services().executor().execute(this::fail);
            w.sleep(1);
        });
        TaskWorld submitted = TaskWorld.run(1, w -> {
            w.services().executor().submit(this::fail);
            w.sleep(1);
        });

        assertThat(executed.stop().kind()).isEqualTo(Stop.Kind.SCENARIO_ERROR);
        submitted.passed();
    }

    private void fail() {
        throw new IllegalStateException("boom");
    }

    @Test
    void aThreadOutsideTheWorldCannotStartTasksInIt() throws Exception {
        TaskWorld world = TaskWorld.run(1, w -> {});

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> world.services().threads().newThread(() -> {}))
                .withMessageContaining("uses a world that it does not run");
    }

    @Test
    void withoutASchedulerStartingATaskStopsTheRunEvenIfTheProgramHandlesTheError() {
        TaskWorld world = TaskWorld.runWithoutTasks(1, w -> {
            try {
                w.services().executor().execute(() -> {});
            } catch (IllegalStateException refused) {
                happened.add("refused");
            }
        });

        assertThat(happened).containsExactly("refused");
        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.SCENARIO_ERROR);
    }
}
