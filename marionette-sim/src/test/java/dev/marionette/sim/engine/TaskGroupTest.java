package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Groups of tasks stop, pause and interrupt as one, whatever their tasks wait for. */
final class TaskGroupTest {

    private final List<String> log = new ArrayList<>();

    @Test
    void aDroppedTaskRunsNothingMoreNotEvenItsFinallyBlock() {
        TaskWorld world = TaskWorld.run(1, w -> {
            TaskGroup group = new TaskGroup("node-1");
            w.kernel().start(group, () -> {
                try {
                    w.sleep(10);
                    log.add("woke");
                } finally {
                    log.add("finally");
                }
            });
            w.sleep(5);
            w.kernel().drop(group);
            w.sleep(20);
            log.add("root at " + w.kernel().nowNanos());
        });

        world.passed();
        assertThat(log).containsExactly("root at 25");
    }

    @Test
    void withoutTheDropItRunsOn() {
        TaskWorld.run(1, w -> {
                    TaskGroup group = new TaskGroup("node-1");
                    w.kernel().start(group, () -> {
                        w.sleep(10);
                        log.add("woke");
                    });
                    w.sleep(25);
                })
                .passed();

        assertThat(log).containsExactly("woke");
    }

    @Test
    void childrenTimersAndMonitorWaitersGoWithTheirGroup() {
        ReentrantLock lock = new ReentrantLock();
        Object monitor = new Object();
        TaskWorld world = TaskWorld.run(3, w -> {
            TaskGroup group = new TaskGroup("node-1");
            w.kernel().start(group, () -> {
                w.services().scheduler().scheduleAtFixedRate(() -> log.add("tick"), 7, 7, TimeUnit.NANOSECONDS);
                w.start(() -> log.add("child " + Thread.currentThread().getName()));
                w.start(() -> {
                    lock.lock();
                    log.add("lock");
                });
                w.start(() -> {
                    synchronized (monitor) {
                        log.add("monitor");
                    }
                });
            });
            lock.lock();
            synchronized (monitor) {
                w.sleep(10);
                w.kernel().drop(group);
                w.sleep(10);
            }
            lock.unlock();
            w.sleep(100);
        });

        world.passed();
        assertThat(log).containsExactly("child node-1/task-1", "tick");
    }

    @Test
    void aTaskThatDropsItsOwnGroupStopsAtItsCheckpoint() {
        TaskWorld.run(1, w -> {
                    TaskGroup group = new TaskGroup("node-1");
                    w.kernel().start(group, () -> {
                        w.kernel().drop(group);
                        w.kernel().checkpoint();
                        log.add("after");
                    });
                    w.sleep(10);
                })
                .passed();

        assertThat(log).isEmpty();
    }

    @Test
    void anEventOnTheStackOfAWaitingTaskMayDropThatTask() {
        TaskWorld.run(1, w -> {
                    TaskGroup group = new TaskGroup("node-1");
                    Thread[] thread = new Thread[1];
                    w.kernel().start(group, () -> {
                        thread[0] = Thread.currentThread();
                        w.kernel().schedule(new Drop(w.kernel(), group), 20);
                        w.sleep(30);
                        log.add("after");
                    });
                    w.sleep(10);
                    thread[0].join();
                    log.add("joined at " + w.kernel().nowNanos());
                })
                .passed();

        assertThat(log).containsExactly("joined at 20");
    }

    @Test
    void aPausedGroupStandsStillAndThenGoesOn() {
        TaskWorld.run(1, w -> {
                    TaskGroup group = new TaskGroup("node-1");
                    w.kernel().start(group, () -> {
                        for (int i = 0; i < 3; i++) {
                            w.sleep(10);
                            log.add("woke at " + w.kernel().nowNanos());
                        }
                    });
                    w.sleep(15);
                    w.kernel().pause(group);
                    w.sleep(40);
                    w.kernel().resume(group);
                    w.sleep(100);
                })
                .passed();

        assertThat(log).containsExactly("woke at 10", "woke at 55", "woke at 65");
    }

    @Test
    void anInterruptReachesEveryTaskOfTheGroupAndNoOther() {
        TaskWorld.run(1, w -> {
                    TaskGroup group = new TaskGroup("node-1");
                    w.kernel().start(group, () -> sleepUntilInterrupted(w, "first"));
                    w.kernel().start(new TaskGroup("node-2"), () -> sleepUntilInterrupted(w, "other"));
                    w.sleep(5);
                    w.kernel().interrupt(group);
                    w.sleep(5);
                    log.add("end");
                })
                .passed();

        assertThat(log).containsExactly("first interrupted", "end");
    }

    private void sleepUntilInterrupted(TaskWorld world, String name) {
        try {
            world.kernel().clock(0).sleep(1_000);
        } catch (InterruptedException e) {
            log.add(name + " interrupted");
        }
    }

    private static final class Drop extends Event {
        private final Kernel kernel;
        private final TaskGroup group;

        Drop(Kernel kernel, TaskGroup group) {
            this.kernel = kernel;
            this.group = group;
        }

        @Override
        protected void fire() {
            kernel.drop(group);
        }
    }
}
