package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Threads and the executor. */
public abstract class TasksContract extends Contract {

    @Test
    void threadsAreVirtualAndNotStarted() throws Exception {
        run(env -> {
            AtomicBoolean ran = new AtomicBoolean();
            Thread thread = env.io().threads().newThread(() -> ran.set(true));
            assertThat(thread.isVirtual()).isTrue();
            assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
            assertThat(ran).isFalse();
            thread.start();
            thread.join();
            assertThat(ran).isTrue();
        });
    }

    @Test
    void threadsHaveNamesOfTheirOwn() throws Exception {
        run(env -> {
            TreeSet<String> names = new TreeSet<>();
            for (int i = 0; i < 10; i++) {
                FutureTask<String> name =
                        new FutureTask<>(() -> Thread.currentThread().getName());
                env.io().threads().newThread(name).start();
                names.add(name.get());
            }
            assertThat(names).hasSize(10).doesNotContain("");
        });
    }

    @Test
    void joinReturnsOnceTheThreadHasEnded() throws Exception {
        run(env -> {
            CountDownLatch mayEnd = new CountDownLatch(1);
            Thread thread = env.io().threads().newThread(() -> awaitUninterrupted(mayEnd));
            thread.start();
            assertThat(thread.isAlive()).isTrue();
            mayEnd.countDown();
            thread.join();
            assertThat(thread.isAlive()).isFalse();
            assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
        });
    }

    @Test
    void anInterruptEndsABlockingCall() throws Exception {
        run(env -> {
            CountDownLatch never = new CountDownLatch(1);
            FutureTask<Boolean> flagAfterwards = new FutureTask<>(() -> {
                assertThatExceptionOfType(InterruptedException.class).isThrownBy(never::await);
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = env.io().threads().newThread(flagAfterwards);
            thread.start();
            thread.interrupt();
            assertThat(flagAfterwards.get()).isFalse();
        });
    }

    @Test
    void anInterruptWaitsForTheNextBlockingCall() throws Exception {
        run(env -> {
            FutureTask<Boolean> flagBefore = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                boolean flag = Thread.currentThread().isInterrupted();
                CountDownLatch never = new CountDownLatch(1);
                assertThatExceptionOfType(InterruptedException.class).isThrownBy(never::await);
                return flag;
            });
            env.io().threads().newThread(flagBefore).start();
            assertThat(flagBefore.get()).isTrue();
        });
    }

    @Test
    void threadLocalsBelongToOneThread() throws Exception {
        run(env -> {
            ThreadLocal<String> local = new ThreadLocal<>();
            local.set("here");
            AtomicReference<String> there = new AtomicReference<>("unset");
            Thread thread = env.io().threads().newThread(() -> there.set(local.get()));
            thread.start();
            thread.join();
            assertThat(there.get()).isNull();
            assertThat(local.get()).isEqualTo("here");
        });
    }

    @Test
    void aTaskReturnsItsValueFromAThreadOfItsOwn() throws Exception {
        run(env -> {
            Thread here = Thread.currentThread();
            Future<Thread> there = env.io().executor().submit(Thread::currentThread);
            assertThat(there.get()).isNotSameAs(here);
            assertThat(there.get().isVirtual()).isTrue();
            assertThat(env.io().executor().submit(() -> 41 + 1).get()).isEqualTo(42);
            assertThat(env.io().executor().submit(() -> {}, "done").get()).isEqualTo("done");
        });
    }

    @Test
    void aTasksExceptionReachesWhoeverWaits() throws Exception {
        run(env -> {
            IOException thrown = new IOException("planned");
            Future<Object> failing = env.io().executor().submit((Callable<Object>) () -> {
                throw thrown;
            });
            assertThatThrownBy(failing::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(thrown);
        });
    }

    @Test
    void tasksThatWaitForEachOtherAllRun() throws Exception {
        run(env -> {
            int parties = 64;
            CyclicBarrier barrier = new CyclicBarrier(parties);
            List<Future<Integer>> arrivals = new ArrayList<>();
            for (int i = 0; i < parties; i++) {
                arrivals.add(env.io().executor().submit(() -> barrier.await()));
            }
            TreeSet<Integer> indexes = new TreeSet<>();
            for (Future<Integer> arrival : arrivals) {
                indexes.add(arrival.get());
            }
            assertThat(indexes).hasSize(parties);
        });
    }

    @Test
    void cancellingInterruptsARunningTask() throws Exception {
        run(env -> {
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Future<?> task = env.io().executor().submit(() -> {
                started.countDown();
                awaitInterrupt();
                interrupted.countDown();
            });
            started.await();
            assertThat(task.cancel(true)).isTrue();
            interrupted.await();
            assertThat(task.isCancelled()).isTrue();
            assertThat(task.cancel(true)).isFalse();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(task::get);
        });
    }

    @Test
    void invokeAllReturnsInTheOrderGiven() throws Exception {
        run(env -> {
            List<Callable<Integer>> squares = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                squares.add(() -> number * number);
            }
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : env.io().executor().invokeAll(squares)) {
                assertThat(result.isDone()).isTrue();
                results.add(result.get());
            }
            assertThat(results).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
        });
    }

    @Test
    void invokeAnyReturnsASuccessAndInterruptsTheRest() throws Exception {
        run(env -> {
            CountDownLatch waiting = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            Callable<String> blocked = () -> {
                waiting.countDown();
                awaitInterrupt();
                interrupted.countDown();
                return "late";
            };
            Callable<String> quick = () -> {
                waiting.await();
                return "quick";
            };
            assertThat(env.io().executor().invokeAny(List.of(blocked, quick))).isEqualTo("quick");
            interrupted.await();
        });
    }

    private static void awaitInterrupt() {
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(new CountDownLatch(1)::await);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody was to interrupt this thread", e);
        }
    }
}
