package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each way to reach for the host's time or threads is reported with the stack of the task that did, and has a twin that passes. */
@SuppressWarnings("WaitNotInLoop")
final class TaskLeakTest {

    @Test
    void aSleepOfTheHostIsALeak() {
        assertTimedWait(world -> Thread.sleep(1), "sleepOnTheHost");
    }

    @Test
    void aTimedParkIsALeak() {
        assertTimedWait(world -> LockSupport.parkNanos(1_000), "parkOnTheHost");
    }

    @Test
    void aTimedPollIsALeak() {
        assertTimedWait(world -> new LinkedBlockingQueue<>().poll(1, TimeUnit.MILLISECONDS), "poll");
    }

    @Test
    void aTimedObjectWaitIsALeak() {
        assertTimedWait(
                world -> {
                    synchronized (this) {
                        wait(1);
                    }
                },
                "wait");
    }

    @Test
    void aTimedLockThatIsTakenIsALeakAndOneThatIsFreeIsNot() {
        ReentrantLock lock = new ReentrantLock();
        assertTimedWait(
                world -> {
                    Thread holder = world.start(() -> {
                        lock.lock();
                        world.sleep(10);
                        lock.unlock();
                    });
                    world.sleep(5);
                    lock.tryLock(1, TimeUnit.SECONDS);
                    holder.join();
                },
                "tryLock");

        TaskWorld.run(1, world -> new ReentrantLock().tryLock(1, TimeUnit.SECONDS))
                .passed();
    }

    @Test
    void aSimulatedSleepIsNoLeak() {
        TaskWorld.run(1, world -> world.kernel().clock(0).sleep(1_000_000)).passed();
    }

    @Test
    void aWaitOfDaysCountsAsOneWithoutALimit() {
        TaskWorld.run(1, world -> {
                    CountDownLatch latch = new CountDownLatch(1);
                    world.start(() -> {
                        world.sleep(10);
                        latch.countDown();
                    });
                    assertThat(latch.await(1, TimeUnit.DAYS)).isTrue();
                })
                .passed();
    }

    @Test
    void theLeakNamesTheTaskThatDidItAndNotAnother() {
        TaskWorld world = TaskWorld.run(1, w -> {
            w.start(() -> w.sleep(1_000));
            w.start(() -> LockSupport.parkNanos(1)).join();
        });

        assertThat(world.stop().subject()).isEqualTo("root/task-2");
    }

    @Test
    void aPlatformThreadIsALeakOfTheTaskThatMakesIt() {
        TaskWorld world = TaskWorld.run(1, w -> {
            Thread culprit = w.start(() -> Thread.ofPlatform().unstarted(() -> {}));
            culprit.join();
        });

        assertLeak(world.stop(), "root/task-1", "makes a platform thread", "Io.threads()");
        assertThat(world.stop().message()).contains("TaskLeakTest");
    }

    @Test
    void aPlatformThreadIsALeakAlsoBesideVirtualThreadsThatStartLater() {
        TaskWorld world = TaskWorld.run(1, w -> {
            Thread late = Thread.ofVirtual().unstarted(() -> {});
            w.sleep(1);
            Thread.ofPlatform().unstarted(() -> {});
            late.start();
            w.sleep(1);
        });

        assertLeak(world.stop(), "root", "makes a platform thread", "Io.threads()");
    }

    @Test
    void anExecutorOfPlatformThreadsIsALeak() {
        TaskWorld world = TaskWorld.run(1, w -> Executors.newFixedThreadPool(1).submit(() -> {}));

        assertLeak(world.stop(), "root", "makes a platform thread", "Io.threads()");
    }

    @Test
    void virtualThreadsOfTheJdkAreNoLeak() {
        TaskWorld.run(1, world -> {
                    Thread.ofVirtual().start(() -> {}).join();
                    Thread.startVirtualThread(() -> {}).join();
                    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                        executor.submit(() -> {}).get();
                    }
                })
                .passed();
    }

    @Test
    void workLeftToTheCommonPoolIsALeak() {
        TaskWorld world = TaskWorld.run(1, w -> {
            w.start(() -> {
                        CompletableFuture.runAsync(() -> {});
                        LockSupport.park();
                    })
                    .join();
        });

        assertCommonPool(world, "root/task-1");
        assertThat(world.stop().message()).contains("TaskLeakTest");
    }

    @Test
    void workLeftToTheCommonPoolByATaskThatEndsIsALeak() {
        TaskWorld world = TaskWorld.run(
                1, w -> w.start(() -> CompletableFuture.runAsync(() -> {})).join());

        assertCommonPool(world, "root/task-1");
        assertThat(world.stop().message()).contains("the task has ended").doesNotContain("    at ");
    }

    @Test
    void waitingForTheCommonPoolIsALeakHoweverFastItAnswers() {
        CompletableFuture.supplyAsync(() -> "an idle worker stays behind").join();

        for (int run = 0; run < 20; run++) {
            assertCommonPool(
                    TaskWorld.run(
                            1, w -> CompletableFuture.supplyAsync(() -> 42).join()),
                    "root");
        }
    }

    @Test
    void aParallelStreamIsALeak() {
        for (int run = 0; run < 20; run++) {
            assertCommonPool(
                    TaskWorld.run(
                            1,
                            w -> assertThat(IntStream.range(0, 1_000).parallel().sum())
                                    .isEqualTo(499_500)),
                    "root");
        }
    }

    @Test
    void aSequentialStreamIsNoLeak() {
        TaskWorld.run(1, w -> assertThat(IntStream.range(0, 1_000).sum()).isEqualTo(499_500))
                .passed();
    }

    @Test
    void aThreadOfTheHostMayUseTheCommonPoolWhileAWorldRuns() throws InterruptedException {
        try (BusySubmitter busy = BusySubmitter.besideTheCallingThread()) {
            TaskWorld.run(1, w -> {
                        for (int step = 0; step < 100; step++) {
                            busy.awaitUse();
                            w.sleep(1);
                        }
                    })
                    .passed();
        }
    }

    @Test
    void theSameWorkOnTheExecutorOfTheSimulationIsNoLeak() {
        TaskWorld.run(
                        1,
                        world -> assertThat(CompletableFuture.supplyAsync(
                                                () -> 42, world.services().executor())
                                        .join())
                                .isEqualTo(42))
                .passed();
    }

    @Test
    void aWakeUpByAThreadOfTheTestIsALeak() {
        AtomicReference<Thread> waiter = new AtomicReference<>();
        Thread outside = Thread.ofPlatform().name("outsider").start(() -> {
            awaitWaiting(waiter);
            LockSupport.unpark(waiter.get());
        });
        TaskWorld world = TaskWorld.run(1, w -> {
            waiter.set(Thread.currentThread());
            new CountDownLatch(1).await();
        });

        assertThat(outside).isNotNull();
        assertLeak(world.stop(), "root", "'outsider'", "Io.threads()");
    }

    private static void awaitWaiting(AtomicReference<Thread> thread) {
        while (thread.get() == null || thread.get().getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void assertTimedWait(TaskWorld.Root root, String culprit) {
        TaskWorld world = TaskWorld.run(1, root);

        assertThat(world.stop().message()).as(culprit).contains("TaskLeakTest");
        assertLeak(world.stop(), "root", "of the host's clock", "Io.sleep");
    }

    private static void assertCommonPool(TaskWorld world, String task) {
        assertLeak(world.stop(), task, "left work to the common pool", "Io.executor()");
    }

    private static void assertLeak(Stop stop, String task, String what, String remedy) {
        assertThat(stop.kind()).isEqualTo(Stop.Kind.LEAK);
        assertThat(stop.subject()).isEqualTo(task);
        assertThat(List.of(stop.message().split("\n", 2)[0]))
                .allSatisfy(line -> assertThat(line).contains(what).contains(remedy));
    }
}
