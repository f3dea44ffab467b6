package dev.marionette.sim.node;

import static dev.marionette.sim.node.NodeWorlds.ONE;
import static dev.marionette.sim.node.NodeWorlds.TWO;
import static dev.marionette.sim.node.NodeWorlds.ms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Env;
import dev.marionette.api.Process;
import dev.marionette.api.Rate;
import dev.marionette.sim.disk.DiskAction;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.run.RunFailure;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Power goes in the middle of whatever a node does, and takes the process with it. */
final class NodePowerTest {

    private static final DiskFaults LOSES_WRITES = DiskFaults.none().lostWrite(Rate.ALWAYS);

    @ParameterizedTest
    @EnumSource(Wait.class)
    void aCrashEndsEveryKindOfWait(Wait wait) {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> waiting(wait, log));
            sim.control().runFor(ms(10));
            assertThat(log).containsExactly("waits");
            sim.control().node(ONE).crash();
            sim.control().runFor(ms(5_000));

            assertThat(log).containsExactly("waits");
        });
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void withoutTheCrashTheWaitEnds(Wait wait) {
        if (wait == Wait.SLEEP || wait == Wait.TIMEOUT || wait == Wait.FUTURE_WITH_LIMIT) {
            NodeWorlds.pass(sim -> {
                List<String> log = new ArrayList<>();
                sim.node(ONE).boot(env -> waiting(wait, log));
                sim.control().runFor(ms(5_000));

                assertThat(log).containsExactly("waits", "after", "finally");
            });
        }
    }

    @Test
    void powerGoesWhileAWriteIsInFlight() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.control().disk(ONE).faults(LOSES_WRITES);
            sim.control()
                    .disk(ONE)
                    .onOperation(2, request -> request.kind() == DiskRequest.Kind.WRITE, DiskAction.crash());
            sim.node(ONE).boot(env -> own -> writeTwice(own, log));
            sim.control().runFor(ms(100));

            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(log).containsExactly("first");
            sim.control().node(ONE).restart();
            sim.control().runFor(ms(100));
            assertThat(log).containsExactly("first", "first", "second");
        });
    }

    @Test
    void powerGoesAtTheNthOperation() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.control().disk(ONE).crashAtOperation(3);
            sim.node(ONE).boot(env -> own -> writeTwice(own, log));
            sim.control().runFor(ms(100));

            assertThat(sim.control().disk(ONE).operations()).isEqualTo(3);
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(log).containsExactly("first");
        });
    }

    @Test
    void theDisksPowerIsTheNodes() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> waiting(Wait.SLEEP, log));
            sim.control().runFor(ms(1));
            sim.control().disk(ONE).crash();
            sim.control().runFor(ms(5_000));

            assertThat(log).containsExactly("waits");
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
        });
    }

    @Test
    void withoutAProcessOnlyTheDiskGoesDown() {
        NodeWorlds.pass(sim -> {
            sim.control().disk(ONE).crash();
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.IDLE);
            sim.control().disk(ONE).restart();
            sim.node(ONE).boot(env -> own -> own.io().sleep(ms(1)));
            sim.control().runFor(ms(5));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.STOPPED);
        });
    }

    @Test
    void aTaskThatCrashesItsOwnNodeDoesNotGoOn() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                Thread child = own.io().threads().newThread(() -> {
                    sim.control().node(ONE).crash();
                    log.add("child");
                });
                child.start();
                child.join();
                log.add("main");
            });
            sim.control().runFor(ms(10));

            assertThat(log).isEmpty();
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
        });
    }

    @Test
    void aTaskOfOneNodeMayCrashAnother() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(TWO).boot(env -> waiting(Wait.SLEEP, log));
            sim.node(ONE).boot(env -> own -> {
                own.io().sleep(ms(10));
                sim.control().node(TWO).crash();
                log.add("crashed it");
            });
            sim.control().runFor(ms(5_000));

            assertThat(log).containsExactly("waits", "crashed it");
        });
    }

    @Test
    void aProcessThatCrashesInTheInstantOfItsBootNeverBegins() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> waiting(Wait.SLEEP, log));
            sim.control().node(ONE).crash();
            sim.control().node(ONE).crash();
            sim.control().runFor(ms(10));
            assertThat(log).isEmpty();

            sim.control().node(ONE).restart();
            sim.control().runFor(ms(10));
            assertThat(log).containsExactly("waits");
        });
    }

    @Test
    void timersOfACrashedProcessNeitherFireNorHoldUpTheWorld() {
        RunFailure failure = NodeWorlds.fail(sim -> {
            sim.node(ONE).boot(env -> own -> {
                own.io().scheduler().schedule(() -> {}, 1, TimeUnit.HOURS);
                own.io().sleep(ms(1_000));
            });
            sim.control().runFor(ms(10));
            sim.control().node(ONE).crash();
            new CountDownLatch(1).await();
        });

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.DEADLOCK);
        assertThat(failure.trace().text()).contains("at=10000000 run.stopped").doesNotContain("at=3600");
    }

    @Test
    void joiningATaskOfACrashedNodeReturns() {
        NodeWorlds.pass(sim -> {
            Thread[] task = new Thread[1];
            sim.node(ONE).boot(env -> own -> {
                task[0] = Thread.currentThread();
                own.io().sleep(ms(1_000));
            });
            sim.control().runFor(ms(10));
            sim.control().node(ONE).crash();
            task[0].join();

            assertThat(task[0].isAlive()).isFalse();
        });
    }

    @Test
    void waitingForAResultOfACrashedNodeIsADeadlock() {
        RunFailure failure = NodeWorlds.fail(sim -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            sim.node(ONE).boot(env -> own -> {
                own.io().sleep(ms(100));
                answer.complete("never");
            });
            sim.control().runFor(ms(10));
            sim.control().node(ONE).crash();
            answer.get();
        });

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.DEADLOCK);
        assertThat(failure.message()).contains("CompletableFuture");
    }

    @Test
    void aLockOfACrashedNodeIsADeadlock() {
        RunFailure failure = NodeWorlds.fail(sim -> {
            ReentrantLock lock = new ReentrantLock();
            sim.node(ONE).boot(env -> own -> {
                lock.lock();
                own.io().sleep(ms(100));
            });
            sim.control().runFor(ms(10));
            sim.control().node(ONE).crash();
            lock.lock();
        });

        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.DEADLOCK);
        assertThat(failure.message()).contains("ReentrantLock");
    }

    private static void writeTwice(Env env, List<String> log) throws Exception {
        Files.write(env.io().root().resolve("a"), new byte[100]);
        log.add("first");
        Files.write(env.io().root().resolve("b"), new byte[100]);
        log.add("second");
    }

    private static Process waiting(Wait wait, List<String> log) {
        return env -> {
            try {
                log.add("waits");
                wait.in(env);
                log.add("after");
            } finally {
                log.add("finally");
            }
        };
    }

    /** What a task can wait in. */
    enum Wait {
        SLEEP {
            @Override
            void in(Env env) throws Exception {
                env.io().sleep(ms(1_000));
            }
        },
        TIMEOUT {
            @Override
            void in(Env env) throws Exception {
                env.io().timeout(ms(1_500), () -> {
                    env.io().sleep(ms(1_000));
                    return "";
                });
            }
        },
        FUTURE_WITH_LIMIT {
            @Override
            void in(Env env) throws Exception {
                env.io()
                        .executor()
                        .submit(() -> {
                            env.io().sleep(ms(1_000));
                            return "";
                        })
                        .get(2, TimeUnit.SECONDS);
            }
        },
        LOCK {
            @Override
            void in(Env env) throws Exception {
                ReentrantLock lock = new ReentrantLock();
                lock.lock();
                Thread child = env.io().threads().newThread(lock::lock);
                child.start();
                child.join();
            }
        },
        CONDITION {
            @Override
            void in(Env env) throws Exception {
                ReentrantLock lock = new ReentrantLock();
                Condition never = lock.newCondition();
                lock.lock();
                while (true) {
                    never.await();
                }
            }
        },
        MONITOR {
            @Override
            void in(Env env) throws Exception {
                Object monitor = new Object();
                synchronized (monitor) {
                    Thread child = env.io().threads().newThread(() -> enter(monitor));
                    child.start();
                    child.join();
                }
            }
        },
        OBJECT_WAIT {
            @Override
            void in(Env env) throws Exception {
                Object monitor = new Object();
                synchronized (monitor) {
                    while (true) {
                        monitor.wait();
                    }
                }
            }
        },
        QUEUE {
            @Override
            void in(Env env) throws Exception {
                new ArrayBlockingQueue<String>(1).take();
            }
        },
        SEMAPHORE {
            @Override
            void in(Env env) {
                new Semaphore(0).acquireUninterruptibly();
            }
        },
        FUTURE {
            @Override
            void in(Env env) throws Exception {
                new CompletableFuture<String>().get();
            }
        },
        EXECUTOR_CLOSE {
            @Override
            void in(Env env) {
                try (ExecutorService executor = env.io().executor()) {
                    var unused = executor.submit(() -> new Semaphore(0).acquireUninterruptibly());
                }
            }
        };

        abstract void in(Env env) throws Exception;

        @SuppressWarnings("EmptyBlock")
        private static void enter(Object monitor) {
            synchronized (monitor) {
            }
        }
    }
}
