package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.choice.ChoiceFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ThreadPriorityCheck")
final class TaskSchedulerTest {

    private final List<String> happened = new ArrayList<>();

    @Test
    void aRootAloneLeavesTheSameTraceWithAndWithoutAScheduler() {
        TaskWorld.Root root = world -> {
            world.sleep(5);
            world.kernel().clock(0).sleep(7);
            Thread.yield();
            world.sleep(1_000_000);
        };

        assertThat(TaskWorld.run(3, root).passed().trace())
                .isEqualTo(TaskWorld.runWithoutTasks(3, root).passed().trace());
    }

    @Test
    void tasksHaveIdsAndNamesOfTheirOwn() {
        TaskWorld world = TaskWorld.runFifo(w -> {
            Thread first = w.start(() -> w.start(() -> {}));
            Thread second = Thread.ofVirtual().name("pump").start(() -> {});
            first.join();
            second.join();
            w.sleep(1);
        });

        assertThat(world.passed().trace())
                .contains("task.spawn id=1 name=root/task-1 parent=0")
                .contains("task.spawn id=2 name=root/pump parent=0")
                .contains("task.spawn id=3 name=root/task-1/task-1 parent=1")
                .contains("task.end id=3 status=ok")
                .doesNotContain("id=0 name");
    }

    @Test
    void onlyAChoiceAmongSeveralTasksIsTraced() {
        TaskWorld alone = TaskWorld.run(1, w -> w.start(() -> w.sleep(1)).join());
        TaskWorld several =
                TaskWorld.run(1, w -> w.joinAll(List.of(w.start(() -> w.sleep(1)), w.start(() -> w.sleep(1)))));

        assertThat(alone.passed().trace()).doesNotContain("task.pick");
        assertThat(several.passed().trace()).contains("task.pick id=").contains(" of=2");
        assertThat(several.kernel().decisions(ChoiceFamily.SCHEDULE)).isPositive();
    }

    @Test
    void theSeedDecidesWhoRuns() {
        Set<List<String>> orders = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            List<String> order = orderOfThree(seed);
            assertThat(orderOfThree(seed)).isEqualTo(order);
            orders.add(order);
        }

        assertThat(orders).hasSize(6);
    }

    private static List<String> orderOfThree(long seed) {
        List<String> order = new ArrayList<>();
        TaskWorld.run(seed, w -> {
                    List<Thread> threads = new ArrayList<>();
                    for (String name : List.of("a", "b", "c")) {
                        threads.add(w.start(() -> order.add(name)));
                    }
                    w.joinAll(threads);
                })
                .passed();
        return order;
    }

    @Test
    void firstInFirstOutKeepsTheOrderOfTheProgram() {
        TaskWorld.runFifo(w -> {
                    List<Thread> threads = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        String name = "task " + i;
                        threads.add(w.start(() -> {
                            happened.add(name);
                            Thread.yield();
                            happened.add(name);
                        }));
                    }
                    w.joinAll(threads);
                })
                .passed();

        assertThat(happened.subList(0, 40)).isEqualTo(happened.subList(40, 80)).doesNotHaveDuplicates();
        assertThat(happened.getFirst()).isEqualTo("task 0");
    }

    @Test
    void simulatedTimePassesOnlyWhenNoTaskCanRun() {
        TaskWorld.run(1, w -> {
                    Thread sleeper = w.start(() -> w.sleep(100));
                    Thread worker = w.start(() -> {
                        for (int i = 0; i < 50; i++) {
                            Thread.yield();
                            assertThat(w.kernel().nowNanos()).isZero();
                        }
                    });
                    worker.join();
                    sleeper.join();
                    assertThat(w.kernel().nowNanos()).isEqualTo(100);
                })
                .passed();
    }

    @Test
    void aMonitorExcludesAndItsHolderMayWaitInIt() {
        for (int seed = 0; seed < 20; seed++) {
            int[] inside = new int[1];
            int[] entries = new int[1];
            Object monitor = new Object();
            TaskWorld.run(seed, w -> {
                        List<Thread> threads = new ArrayList<>();
                        for (int i = 0; i < 8; i++) {
                            threads.add(w.start(() -> {
                                synchronized (monitor) {
                                    entries[0]++;
                                    assertThat(++inside[0]).isEqualTo(1);
                                    w.sleep(10);
                                    inside[0]--;
                                }
                            }));
                        }
                        w.joinAll(threads);
                        assertThat(w.kernel().nowNanos()).isEqualTo(80);
                    })
                    .passed();
            assertThat(entries[0]).isEqualTo(8);
        }
    }

    @Test
    void tasksThatWaitForAMonitorWhoseHolderSleepsDoNotStopTime() {
        Object monitor = new Object();
        TaskWorld world = TaskWorld.run(1, w -> {
            Thread holder = w.start(() -> {
                synchronized (monitor) {
                    w.sleep(1_000);
                }
            });
            w.sleep(1);
            List<Thread> blocked = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                blocked.add(w.start(() -> {
                    synchronized (monitor) {
                        happened.add("in at " + w.kernel().nowNanos());
                    }
                }));
            }
            w.joinAll(blocked);
            holder.join();
        });

        world.passed();
        assertThat(happened).containsOnly("in at 1000");
        assertThat(world.kernel().steps()).isLessThan(50);
    }

    @Test
    void aMonitorThatAThreadOutsideOwnsForAMomentIsNoDeadlock() throws Exception {
        Object monitor = new Object();
        CountDownLatch owned = new CountDownLatch(1);
        AtomicReference<Thread> task = new AtomicReference<>();
        Thread outside = Thread.ofPlatform().start(() -> {
            synchronized (monitor) {
                owned.countDown();
                while (task.get() == null || task.get().getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
        });
        owned.await();

        TaskWorld.Root root = w -> {
            w.kernel().schedule(new Waiter(w.kernel(), "later"), 10);
            task.set(Thread.currentThread());
            synchronized (monitor) {
                happened.add("in at " + w.kernel().nowNanos());
            }
        };
        TaskWorld.run(1, root).passed();
        outside.join();

        assertThat(happened).containsExactly("in at 0");
    }

    @Test
    void aNotifiedTaskGoesOnAndOneThatIsNotDoesNot() {
        Object monitor = new Object();
        TaskWorld world = TaskWorld.run(5, w -> {
            for (int i = 0; i < 3; i++) {
                w.start(() -> {
                    synchronized (monitor) {
                        awaitNotification(monitor);
                        happened.add("notified");
                    }
                });
            }
            w.sleep(1);
            synchronized (monitor) {
                monitor.notify();
            }
            w.sleep(1);
            assertThat(happened).hasSize(1);
            synchronized (monitor) {
                monitor.notifyAll();
            }
            w.sleep(1);
        });

        world.passed();
        assertThat(happened).hasSize(3);
    }

    @SuppressWarnings("WaitNotInLoop")
    private static void awaitNotification(Object monitor) {
        try {
            monitor.wait();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anInterruptEndsASimulatedSleepAndAWait() {
        TaskWorld.run(1, w -> {
                    Thread sleeper = w.start(() -> {
                        try {
                            w.kernel().clock(0).sleep(1_000);
                        } catch (InterruptedException e) {
                            happened.add("sleeper at " + w.kernel().nowNanos());
                        }
                    });
                    Thread waiter = w.start(() -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            happened.add("waiter at " + w.kernel().nowNanos());
                        }
                    });
                    w.sleep(10);
                    sleeper.interrupt();
                    waiter.interrupt();
                    sleeper.join();
                    waiter.join();
                })
                .passed();

        assertThat(happened).containsExactlyInAnyOrder("sleeper at 10", "waiter at 10");
    }

    @Test
    void anUncaughtExceptionOfATaskStopsTheRunWithItsName() {
        IllegalStateException thrown = new IllegalStateException("boom");
        TaskWorld world = TaskWorld.run(1, w -> {
            w.start(() -> {
                throw thrown;
            });
            w.sleep(10);
            happened.add("after");
        });

        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.SCENARIO_ERROR);
        assertThat(world.stop().subject()).isEqualTo("root/task-1");
        assertThat(world.stop().cause()).isSameAs(thrown);
        assertThat(happened).isEmpty();
    }

    @Test
    void anExceptionThatTheProgramHandlesDoesNotStopTheRun() {
        TaskWorld.run(
                        1,
                        w -> Thread.ofVirtual()
                                .uncaughtExceptionHandler((thread, e) -> happened.add(e.getMessage()))
                                .start(() -> {
                                    throw new IllegalStateException("boom");
                                })
                                .join())
                .passed();

        assertThat(happened).containsExactly("boom");
    }

    @Test
    void aLoneTaskThatWaitsForWhatNeverComesIsADeadlock() {
        TaskWorld world = TaskWorld.run(1, w -> {
            w.kernel().await(new Waiter(w.kernel(), "a message"));
            happened.add("unreachable");
        });

        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.DEADLOCK);
        assertThat(world.stop().subject()).isEqualTo("a message");
        assertThat(world.stop().message()).contains("root (task 0) waits for a message");
        assertThat(happened).isEmpty();
    }

    @Test
    void theTaskThatWaitsLastForWhatNeverComesIsOneOfADeadlock() {
        TaskWorld world = TaskWorld.run(1, w -> {
            w.start(() -> w.kernel().await(new Waiter(w.kernel(), "a lock")));
            w.kernel().awaitUntil(10, "the other task");
            w.kernel().awaitInterruptibly(new Waiter(w.kernel(), "a message"));
        });

        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.DEADLOCK);
        assertThat(world.stop().message()).contains("root (task 0) waits for", "root/task-1 (task 1) waits for a lock");
    }

    @Test
    void aDeadlockListsEveryTaskWithWhatItWaitsForAndItsStack() {
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        TaskWorld world = TaskWorld.run(1, w -> {
            lock.lock();
            w.start(lock::lock);
            synchronized (monitor) {
                w.start(() -> {
                    synchronized (monitor) {
                        happened.add("in");
                    }
                });
                w.start(() -> w.kernel().await(new Waiter(w.kernel(), "a message")));
                new CountDownLatch(1).await();
            }
        });

        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.DEADLOCK);
        assertThat(world.stop().message())
                .contains("root (task 0) waits for java.util.concurrent.CountDownLatch$Sync")
                .contains("root/task-1 (task 1) waits for java.util.concurrent.locks.ReentrantLock$NonfairSync")
                .contains("root/task-2 (task 2) waits to enter a monitor")
                .contains("root/task-3 (task 3) waits for a message")
                .contains("at dev.marionette.sim.engine.TaskSchedulerTest.");
        assertThat(happened).isEmpty();
    }

    @Test
    void twoTasksThatTakeTwoMonitorsInOppositeOrderDeadlockUnderSomeSeeds() {
        int deadlocks = 0;
        for (int seed = 0; seed < 12; seed++) {
            deadlocks += crossedMonitors(seed).kernel().stop() == null ? 0 : 1;
        }

        assertThat(deadlocks).isBetween(1, 11);
    }

    private static TaskWorld crossedMonitors(long seed) {
        Object left = new Object();
        Object right = new Object();
        return TaskWorld.run(
                seed, w -> w.joinAll(List.of(w.start(() -> nested(left, right)), w.start(() -> nested(right, left)))));
    }

    private static void nested(Object first, Object second) {
        synchronized (first) {
            Thread.yield();
            synchronized (second) {
                Thread.yield();
            }
        }
    }

    @Test
    void aLoopThatNeverWaitsForAnythingIsAStallThatNamesIt() {
        TaskWorld world = TaskWorld.run(1, w -> {
            Thread spinner = Thread.ofVirtual().name("spinner").start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.yield();
                }
            });
            spinner.join();
        });

        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.STALL);
        assertThat(world.stop().message()).contains("busiest of 2 tasks: root/spinner");
    }

    @Test
    void aTaskThatWaitsWhereTheJvmCannotSwitchIsToldSo() {
        TaskWorld world = TaskWorld.run(1, w -> {
            w.start(() -> w.sleep(5));
            Pinned.WORLD.set(w);
            Pinned.touch();
        });

        assertThat(world.stop().kind()).isEqualTo(Stop.Kind.SCENARIO_ERROR);
        assertThat(world.stop().message()).contains("class initializer");
    }

    /** Waits in its initializer. */
    private static final class Pinned {
        static final AtomicReference<TaskWorld> WORLD = new AtomicReference<>();

        static void touch() {
            Inner.touch();
        }

        private static final class Inner {
            static {
                WORLD.get().sleep(10);
            }

            static void touch() {}
        }
    }

    @Test
    void hashesAndThreadLocalRandomFollowFromTheSeed() {
        assertThat(identities(7)).isEqualTo(identities(7));
        assertThat(identities(7)).isNotEqualTo(identities(8));
    }

    private static List<Long> identities(long seed) {
        List<Long> seen = new ArrayList<>();
        TaskWorld.run(seed, w -> {
                    for (int i = 0; i < 3; i++) {
                        Thread.ofVirtual()
                                .start(() -> {
                                    seen.add((long) Thread.currentThread().hashCode());
                                    seen.add(Thread.currentThread().threadId());
                                    seen.add(ThreadLocalRandom.current().nextLong());
                                    seen.add(ThreadLocalRandom.current().nextLong());
                                })
                                .join();
                    }
                })
                .passed();
        return seen;
    }

    @Test
    void tasksThatAreLeftWhenTheWorldEndsNeverRunAgain() {
        Thread[] left = new Thread[3];
        TaskWorld world = TaskWorld.run(1, w -> {
            left[0] = w.start(() -> leave(() -> w.sleep(1_000_000)));
            left[1] = w.start(() -> leave(() -> new Semaphore(0).acquireUninterruptibly()));
            left[2] = w.start(() -> leave(() -> w.kernel().await(new Waiter(w.kernel(), "nothing"))));
            w.sleep(10);
            w.start(() -> happened.add("never started"));
        });

        world.passed();
        assertThat(left).allMatch(thread -> thread.getState() == Thread.State.TERMINATED);
        assertThat(happened).isEmpty();
    }

    private void leave(Runnable wait) {
        try {
            wait.run();
        } finally {
            happened.add("finally");
        }
    }
}
