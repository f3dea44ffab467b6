package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The acceptance of the scheduler: one hash per seed, however often, wherever and beside whatever the program of {@link FiftyTasks} runs.
 *
 * <p>{@code main} runs it at any size: {@code FiftyTasksTest <seeds> <runs> <worlds at a time> <burning threads>}; the full size is
 * {@code 200 20 2 0} and {@code 200 20 2 4}.
 */
final class FiftyTasksTest {

    private static final int SEEDS = 25;
    private static final int RUNS = 2;

    @Test
    void everySeedHasOneHashIdleAndUnderLoadAndInAnotherJvm() throws Exception {
        List<Long> idle = hashes(SEEDS, RUNS, 2, 0);
        List<Long> loaded = hashes(SEEDS, RUNS, 2, 4);

        assertThat(idle).doesNotHaveDuplicates();
        assertThat(loaded).isEqualTo(idle);
        assertThat(inAnotherJvm(SEEDS, 1, 1, 0)).contains("hash " + combined(idle) + " ");
    }

    @Test
    void aProgramThatLooksAtTheHostHasMoreThanOneHash() {
        long first = hash(1, FiftyTasksTest::looksAtTheHost);
        long second = hash(1, FiftyTasksTest::looksAtTheHost);

        assertThat(second).isNotEqualTo(first);
    }

    private static long looksAtTheHost(Kernel kernel) {
        kernel.awaitUntil(System.nanoTime() & 0xFFFF_FFFFL, "host");
        return kernel.nowNanos();
    }

    public static void main(String[] args) throws Exception {
        int seeds = Integer.parseInt(args[0]);
        int runs = Integer.parseInt(args[1]);
        List<Long> hashes = hashes(seeds, runs, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        System.out.println("hash " + combined(hashes) + " of " + seeds + " seeds, each " + runs + " times");
    }

    /** The hash of each seed; fails if one has more than one. */
    private static List<Long> hashes(int seeds, int runs, int worlds, int burners) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> burning = startAll(burners, () -> burn(over));
        List<List<Long>> found = new ArrayList<>();
        List<Thread> workers = startAll(worlds, () -> {
            List<Long> own = new ArrayList<>();
            for (int seed = 0; seed < seeds; seed++) {
                own.add(hash(seed, runs));
            }
            synchronized (found) {
                found.add(own);
            }
        });
        joinAll(workers);
        over.set(true);
        joinAll(burning);
        assertThat(found).hasSize(worlds).allMatch(found.getFirst()::equals);
        return found.getFirst();
    }

    private static long hash(long seed, int runs) {
        long hash = hash(seed, FiftyTasksTest::fiftyTasks);
        for (int run = 1; run < runs; run++) {
            assertThat(hash(seed, FiftyTasksTest::fiftyTasks))
                    .as("seed " + seed)
                    .isEqualTo(hash);
        }
        return hash;
    }

    private static long fiftyTasks(Kernel kernel) throws Exception {
        return new FiftyTasks(kernel).run();
    }

    private static long hash(long seed, Program program) {
        long[] digest = new long[1];
        TaskWorld world = TaskWorld.run(seed, w -> digest[0] = program.run(w.kernel()));
        return Prng.splitMix(world.passed().hash() ^ digest[0]);
    }

    private static String combined(List<Long> hashes) {
        return Integer.toHexString(hashes.hashCode());
    }

    private static void burn(AtomicBoolean over) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    private static List<Thread> startAll(int count, Runnable work) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().daemon().start(work));
        }
        return threads;
    }

    private static void joinAll(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static String inAnotherJvm(int... arguments) throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(true, FiftyTasksTest.class);
        for (int argument : arguments) {
            command.add(Integer.toString(argument));
        }
        return ChildJvm.output(command);
    }

    /** What a world computes. */
    private interface Program {
        long run(Kernel kernel) throws Exception;
    }

    /** Another JVM with the class path of this one. */
    static final class ChildJvm {

        private ChildJvm() {}

        /** The command that runs a class, with or without the flag that tasks need. */
        static List<String> command(boolean flag, Class<?> main) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            if (flag) {
                command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
            }
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(main.getName());
            return command;
        }

        /** All that a command prints. */
        static String output(List<String> command) throws IOException, InterruptedException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        }
    }
}
