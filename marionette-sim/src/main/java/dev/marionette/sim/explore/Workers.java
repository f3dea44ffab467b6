package dev.marionette.sim.explore;

import dev.marionette.sim.engine.HostAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Does numbered pieces of work on one or several threads; the results are in the order of the numbers. */
final class Workers {

    /** Small enough to share the work evenly, large enough that a worker seldom has to catch up. */
    private static final int BLOCK = 4;

    private final int count;

    Workers(int count) {
        this.count = count;
    }

    /** A worker's own means; it is given increasing numbers. */
    @FunctionalInterface
    interface Job<T> {
        T run(int number);
    }

    /** The results of the numbers from 0 to {@code size - 1}. */
    <T> List<T> map(int size, Supplier<Job<T>> jobs) {
        List<T> results = new ArrayList<>(size);
        if (count == 1) {
            Job<T> job = jobs.get();
            for (int number = 0; number < size; number++) {
                results.add(job.run(number));
            }
            return results;
        }
        AtomicInteger next = new AtomicInteger();
        List<List<Numbered<T>>> parts = inParallel(() -> work(jobs.get(), next, size));
        parts.stream()
                .flatMap(List::stream)
                .sorted((left, right) -> Integer.compare(left.number, right.number))
                .forEach(each -> results.add(each.result));
        return results;
    }

    private static <T> List<Numbered<T>> work(Job<T> job, AtomicInteger next, int size) {
        List<Numbered<T>> results = new ArrayList<>();
        for (int start = next.getAndAdd(BLOCK); start < size; start = next.getAndAdd(BLOCK)) {
            for (int number = start; number < Math.min(start + BLOCK, size); number++) {
                results.add(new Numbered<>(number, job.run(number)));
            }
        }
        return results;
    }

    @HostAccess("images are independent of each other and of any world, and the results are put in order")
    private <T> List<T> inParallel(Callable<T> work) {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Future<T>> futures = new ArrayList<>();
            for (int worker = 0; worker < count; worker++) {
                futures.add(threads.submit(work));
            }
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while workers were checking images", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed outside any check", e.getCause());
        }
    }

    private record Numbered<T>(int number, T result) {}
}
