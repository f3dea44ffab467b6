package dev.marionette.sim.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** A program of fifty tasks that block in every common way; its digest depends on the order in which they ran, and on nothing else. */
@SuppressWarnings("ThreadPriorityCheck")
final class FiftyTasks {

    private static final int ROUNDS = 4;

    private final Kernel kernel;
    private final List<Thread> tasks = new ArrayList<>();
    private long digest;
    private int progress;

    FiftyTasks(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Runs all of it as the root of a world, and returns the digest. */
    long run() throws Exception {
        monitors();
        waitAndNotify();
        locks();
        synchronizers();
        queues();
        futures();
        if (tasks.size() != 50) {
            throw new AssertionError("there are " + tasks.size() + " tasks");
        }
        for (Thread task : tasks) {
            task.join();
        }
        return digest;
    }

    private void start(Callable<?> body) {
        int number = tasks.size();
        tasks.add(Thread.ofVirtual().start(() -> {
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    body.call();
                    note(number);
                }
            } catch (Exception e) {
                throw new AssertionError("task " + number, e);
            }
        }));
    }

    private void start(int copies, Callable<?> body) {
        for (int copy = 0; copy < copies; copy++) {
            start(body);
        }
    }

    private void note(long value) {
        progress++;
        digest = Prng.splitMix(digest ^ value ^ Thread.currentThread().hashCode());
    }

    private void monitors() {
        Object monitor = new Object();
        start(4, () -> {
            synchronized (monitor) {
                int before = progress;
                Thread.yield();
                note(progress - before);
                kernel.awaitUntil(kernel.nowNanos() + 10, "time");
            }
            return null;
        });
        ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();
        start(3, () -> {
            note(map.computeIfAbsent(progress % 3, key -> {
                Thread.yield();
                return progress;
            }));
            note(map.merge(1, 1, (left, right) -> {
                Thread.yield();
                return left + right;
            }));
            return null;
        });
    }

    private void waitAndNotify() {
        List<Integer> buffer = new ArrayList<>();
        start(3, () -> {
            synchronized (buffer) {
                while (buffer.size() > 1) {
                    buffer.wait();
                }
                buffer.add(progress);
                buffer.notifyAll();
            }
            return null;
        });
        start(3, () -> {
            synchronized (buffer) {
                while (buffer.isEmpty()) {
                    buffer.wait();
                }
                note(buffer.removeLast());
                buffer.notify();
                buffer.notifyAll();
            }
            return null;
        });
    }

    private void locks() {
        ReentrantLock lock = new ReentrantLock();
        Condition turn = lock.newCondition();
        int[] next = new int[1];
        for (int number = 0; number < 3; number++) {
            int own = number;
            start(() -> {
                lock.lock();
                try {
                    while (next[0] != own) {
                        turn.await();
                    }
                    Thread.yield();
                    next[0] = (own + 1) % 3;
                    turn.signalAll();
                } finally {
                    lock.unlock();
                }
                return null;
            });
        }
        ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock();
        start(2, () -> withLock(readWrite.readLock()));
        start(2, () -> withLock(readWrite.writeLock()));
        StampedLock stamped = new StampedLock();
        start(2, () -> withLock(stamped.asReadLock()));
        start(1, () -> withLock(stamped.asWriteLock()));
    }

    private Object withLock(java.util.concurrent.locks.Lock lock) {
        lock.lock();
        try {
            Thread.yield();
            note(progress);
        } finally {
            lock.unlock();
        }
        return this;
    }

    private void synchronizers() {
        Semaphore semaphore = new Semaphore(1);
        start(2, () -> {
            semaphore.acquire();
            Thread.yield();
            note(semaphore.availablePermits());
            semaphore.release();
            return null;
        });
        CyclicBarrier barrier = new CyclicBarrier(3);
        start(3, () -> {
            note(barrier.await());
            return null;
        });
        Phaser phaser = new Phaser(2);
        start(2, () -> {
            note(phaser.arriveAndAwaitAdvance());
            return null;
        });
        Exchanger<Integer> exchanger = new Exchanger<>();
        start(2, () -> {
            note(exchanger.exchange(progress));
            return null;
        });
        CountDownLatch latch = new CountDownLatch(2 * ROUNDS);
        start(2, () -> {
            latch.countDown();
            return null;
        });
        start(() -> {
            latch.await();
            return null;
        });
    }

    private void queues() {
        List<BlockingQueue<Integer>> queues = List.of(
                new ArrayBlockingQueue<>(1),
                new LinkedBlockingQueue<>(),
                new SynchronousQueue<>(),
                new LinkedTransferQueue<>());
        for (BlockingQueue<Integer> queue : queues) {
            start(() -> {
                if (queue instanceof TransferQueue<Integer> transfer) {
                    transfer.transfer(progress);
                } else {
                    queue.put(progress);
                }
                return null;
            });
            start(() -> {
                note(queue.take());
                return null;
            });
        }
    }

    private void futures() {
        Executor ours = work -> Thread.ofVirtual().start(work);
        start(2, () -> {
            CompletableFuture<Integer> sum = CompletableFuture.supplyAsync(() -> progress, ours)
                    .thenCombineAsync(CompletableFuture.supplyAsync(() -> progress, ours), Integer::sum, ours);
            note(sum.join());
            return null;
        });
        start(2, () -> {
            FutureTask<Integer> work = new FutureTask<>(() -> progress);
            Thread.ofVirtual().start(work);
            note(work.get());
            return null;
        });
        start(2, () -> {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Integer> first = executor.submit(() -> progress);
                Future<Integer> second = executor.submit(() -> progress);
                note(first.get() + 31 * second.get());
            }
            return null;
        });
        start(1, () -> {
            note(ThreadLocalRandom.current().nextInt());
            kernel.awaitUntil(kernel.nowNanos() + 1 + progress % 7, "time");
            return null;
        });
    }
}
