package dev.marionette.prod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marionette.api.Env;
import dev.marionette.api.Hook;
import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProductionTest {

    @TempDir
    private Path directory;

    @Test
    void theRootIsMadeWithItsParents() throws Exception {
        Path root = directory.resolve("deep/er/root");
        try (Production production = Production.open(root)) {
            assertThat(root).isDirectory();
            assertThat(production.env().io().root()).isEqualTo(root);
        }
        Production.open(root).close();
    }

    @Test
    void aRelativeRootBecomesAbsolute() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        Path relative = here.relativize(directory);
        try (Production production = Production.open(relative)) {
            assertThat(production.env().io().root()).isEqualTo(directory);
        }
    }

    @Test
    void aRootThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatExceptionOfType(NotDirectoryException.class)
                .isThrownBy(() -> Production.open(file))
                .withMessageContaining(file.toString());
    }

    @Test
    void theNodeNamesItsThreads() throws Exception {
        ProductionOptions options = ProductionOptions.at(directory).withNode(NodeId.of(7));
        try (Production production = Production.open(options)) {
            assertThat(production.env().node()).isEqualTo(NodeId.of(7));
            assertThat(production.env().io().threads().newThread(() -> {}).getName())
                    .isEqualTo("node-7-1");
        }
    }

    @Test
    void buggifyNeverFires() throws Exception {
        try (Production production = Production.open(directory)) {
            assertThat(production.env().buggify(Hook.of("any"), Rate.ALWAYS)).isFalse();
        }
    }

    @Test
    void twoMachinesDrawDifferently() throws Exception {
        try (Production one = Production.open(directory.resolve("one"));
                Production two = Production.open(directory.resolve("two"))) {
            assertThat(one.env().random().nextLong())
                    .isNotEqualTo(two.env().random().nextLong());
        }
    }

    @Test
    void closingEndsEveryThreadAndTask() throws Exception {
        Production production = Production.open(directory);
        Io io = production.env().io();
        AtomicBoolean threadEnded = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(3);
        io.threads().newThread(() -> waitForInterrupt(started, threadEnded)).start();
        AtomicBoolean taskEnded = new AtomicBoolean();
        Future<?> task = io.executor().submit(() -> waitForInterrupt(started, taskEnded));
        AtomicBoolean sleeperEnded = new AtomicBoolean();
        io.executor().execute(() -> sleepUntilInterrupted(io, started, sleeperEnded));
        ScheduledFuture<?> later = io.scheduler().schedule(() -> "never", 1, TimeUnit.DAYS);
        ScheduledFuture<?> repeated = io.scheduler().scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.NANOSECONDS);
        started.await();
        production.close();
        assertThat(threadEnded).isTrue();
        assertThat(taskEnded).isTrue();
        assertThat(sleeperEnded).isTrue();
        assertThat(task.isDone()).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(later::get);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(repeated::get);
    }

    @Test
    void aClosedMachineStartsNothing() throws Exception {
        Production production = Production.open(directory);
        Io io = production.env().io();
        Thread made = io.threads().newThread(() -> {});
        AtomicBoolean refused = new AtomicBoolean();
        made.setUncaughtExceptionHandler((thread, failure) -> refused.set(failure instanceof IllegalStateException));
        production.close();
        production.close();
        made.start();
        made.join();
        assertThat(refused).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> io.threads().newThread(() -> {}));
        assertThatIllegalStateException().isThrownBy(() -> io.timeout(Duration.ofDays(1), () -> 1));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> io.executor().submit(() -> 1));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> io.scheduler().schedule(() -> 1, 1, TimeUnit.DAYS));
        assertThat(io.executor().isShutdown()).isTrue();
    }

    @Test
    void aThreadThatIgnoresItsInterruptIsShownWhereItStands() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Production production = Production.open(ProductionOptions.at(directory).withCloseLimit(Duration.ofMillis(1)));
        Thread stubborn = production.env().io().threads().newThread(() -> ignoreInterrupts(started, release));
        stubborn.start();
        started.await();
        assertThatIllegalStateException()
                .isThrownBy(production::close)
                .withMessageContaining("PT0.001S")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .satisfies(standing -> {
                            assertThat(standing).hasMessageContaining(stubborn.getName());
                            assertThat(standing.getStackTrace())
                                    .anySatisfy(frame ->
                                            assertThat(frame.getMethodName()).isEqualTo("ignoreInterrupts"));
                        }));
        release.countDown();
        stubborn.join();
        production.close();
    }

    @Test
    void aThreadOfTheMachineMayCloseIt() throws Exception {
        Production production = Production.open(directory);
        Env env = production.env();
        AtomicBoolean interrupted = new AtomicBoolean(true);
        Thread closing = env.io().threads().newThread(() -> {
            production.close();
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        closing.start();
        closing.join();
        assertThat(interrupted).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> env.io().threads().newThread(() -> {}));
    }

    @Test
    void anInterruptOfTheCloserIsKept() throws Exception {
        Production production = Production.open(directory);
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        production
                .env()
                .io()
                .threads()
                .newThread(() -> waitForInterrupt(started, ended))
                .start();
        started.await();
        Thread.currentThread().interrupt();
        production.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).isTrue();
    }

    private static void waitForInterrupt(CountDownLatch started, AtomicBoolean ended) {
        started.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            ended.set(true);
        }
    }

    private static void sleepUntilInterrupted(Io io, CountDownLatch started, AtomicBoolean ended) {
        started.countDown();
        try {
            io.sleep(Duration.ofDays(1));
        } catch (InterruptedException e) {
            ended.set(true);
        }
    }

    private static void ignoreInterrupts(CountDownLatch started, CountDownLatch release) {
        started.countDown();
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                // That is what this thread is for.
                assertThat(e).isNotNull();
            }
        }
    }
}
