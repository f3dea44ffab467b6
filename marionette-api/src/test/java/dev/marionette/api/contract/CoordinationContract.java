package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Io;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** The untimed blocking calls of the JDK, unmodified, on the threads of a world. */
public abstract class CoordinationContract extends Contract {

    private static final int WORKERS = 8;
    private static final int ROUNDS = 50;

    @Test
    void aMonitorExcludesOthersEvenWhileItsOwnerYields() throws Exception {
        run(env -> {
            Object monitor = new Object();
            int[] counter = new int[1];
            all(env.io(), () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    synchronized (monitor) {
                        int seen = counter[0];
                        pause();
                        counter[0] = seen + 1;
                    }
                }
                return null;
            });
            assertThat(counter[0]).isEqualTo(WORKERS * ROUNDS);
        });
    }

    @Test
    void aLockExcludesOthersEvenWhileItsOwnerYields() throws Exception {
        run(env -> {
            ReentrantLock lock = new ReentrantLock();
            int[] counter = new int[1];
            all(env.io(), () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    lock.lock();
                    try {
                        int seen = counter[0];
                        pause();
                        counter[0] = seen + 1;
                    } finally {
                        lock.unlock();
                    }
                }
                return null;
            });
            assertThat(counter[0]).isEqualTo(WORKERS * ROUNDS);
        });
    }

    @Test
    void notifyWakesAThreadThatWaits() throws Exception {
        run(env -> {
            Object monitor = new Object();
            int[] turn = new int[1];
            Future<?> other = env.io().executor().submit(() -> takeTurns(monitor, turn, 1));
            takeTurns(monitor, turn, 0);
            other.get();
            assertThat(turn[0]).isEqualTo(2 * ROUNDS);
        });
    }

    @Test
    void aConditionWakesAThreadThatAwaits() throws Exception {
        run(env -> {
            ReentrantLock lock = new ReentrantLock();
            Condition changed = lock.newCondition();
            int[] turn = new int[1];
            Future<?> other = env.io().executor().submit(() -> takeTurns(lock, changed, turn, 1));
            takeTurns(lock, changed, turn, 0);
            other.get();
            assertThat(turn[0]).isEqualTo(2 * ROUNDS);
        });
    }

    @Test
    void aBoundedQueueKeepsItsOrderAndBound() throws Exception {
        run(env -> {
            BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
            Future<List<Integer>> taken = env.io().executor().submit(() -> take(queue, ROUNDS));
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                queue.put(i);
                expected.add(i);
            }
            assertThat(taken.get()).isEqualTo(expected);
        });
    }

    @Test
    void aSemaphoreAdmitsNoMoreThanItsPermits() throws Exception {
        run(env -> {
            Semaphore permits = new Semaphore(3);
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            all(env.io(), () -> {
                permits.acquire();
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                pause();
                inside.decrementAndGet();
                permits.release();
                return null;
            });
            assertThat(most.get()).isBetween(1, 3);
            assertThat(permits.availablePermits()).isEqualTo(3);
        });
    }

    @Test
    void aPhaserHoldsEveryPartyUntilAllHaveArrived() throws Exception {
        run(env -> {
            Phaser phaser = new Phaser(WORKERS);
            AtomicInteger arrived = new AtomicInteger();
            all(env.io(), () -> {
                arrived.incrementAndGet();
                phaser.arriveAndAwaitAdvance();
                assertThat(arrived).hasValue(WORKERS);
                return null;
            });
        });
    }

    @Test
    void anExchangerSwapsBetweenTwoThreads() throws Exception {
        run(env -> {
            Exchanger<String> exchanger = new Exchanger<>();
            Future<String> there = env.io().executor().submit(() -> exchanger.exchange("from there"));
            assertThat(exchanger.exchange("from here")).isEqualTo("from there");
            assertThat(there.get()).isEqualTo("from here");
        });
    }

    @Test
    void futuresCompleteEachOther() throws Exception {
        run(env -> {
            CompletableFuture<Integer> first =
                    CompletableFuture.supplyAsync(() -> 40, env.io().executor());
            CompletableFuture<Integer> second =
                    CompletableFuture.supplyAsync(() -> 2, env.io().executor());
            CompletableFuture<Integer> sum =
                    first.thenCombineAsync(second, Integer::sum, env.io().executor());
            assertThat(sum.join()).isEqualTo(42);
            CompletableFuture<Integer> recovered = sum.<Integer>thenApply(value -> {
                        throw new IllegalStateException("planned");
                    })
                    .exceptionally(failure -> -1);
            assertThat(recovered.join()).isEqualTo(-1);
        });
    }

    private static void all(Io io, Callable<Void> work) throws Exception {
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(work);
        }
        for (Future<Void> done : io.executor().invokeAll(workers)) {
            done.get();
        }
    }

    private static Void takeTurns(Object monitor, int[] turn, int mine) throws InterruptedException {
        synchronized (monitor) {
            for (int i = 0; i < ROUNDS; i++) {
                while (turn[0] % 2 != mine) {
                    monitor.wait();
                }
                turn[0]++;
                monitor.notifyAll();
            }
        }
        return null;
    }

    private static Void takeTurns(ReentrantLock lock, Condition changed, int[] turn, int mine)
            throws InterruptedException {
        lock.lock();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                while (turn[0] % 2 != mine) {
                    changed.await();
                }
                turn[0]++;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        return null;
    }

    private static List<Integer> take(BlockingQueue<Integer> queue, int count) throws InterruptedException {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(queue.size()).isLessThanOrEqualTo(2);
            taken.add(queue.take());
        }
        return taken;
    }

    /** Gives others their chance to break in. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void pause() {
        Thread.yield();
    }
}
