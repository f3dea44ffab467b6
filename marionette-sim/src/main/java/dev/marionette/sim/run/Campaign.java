package dev.marionette.sim.run;

import dev.marionette.sim.engine.HostAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario over a range of seeds, several worlds at a time.
 *
 * <p>Seeds are handed out in batches. The verdict does not depend on the number of jobs: a campaign that stops at the first failure
 * reports the failure with the lowest position in the range, and counts only the seeds up to it.
 *
 * {@snippet :
 * CampaignReport report = Campaign.of(scenario, Seeds.from(1).count(10_000)).collectFailures(100).run();
 * }
 *
 * <p>Immutable; {@link #run} may be called from any thread and blocks it until the campaign ends.
 */
public final class Campaign {

    /** Large enough that handing out seeds costs nothing, small enough that few slow ones still spread over all jobs. */
    private static final int LARGEST_BATCH = 64;

    private final Scenario<?> scenario;
    private final Seeds seeds;
    private final Settings settings;
    private final long batchSize;

    private Campaign(Scenario<?> scenario, Seeds seeds, Settings settings) {
        this.scenario = scenario;
        this.seeds = seeds;
        this.settings = settings;
        this.batchSize = Math.clamp(seeds.size() / LARGEST_BATCH, 1, LARGEST_BATCH);
    }

    /** A campaign with default options that stops at the first failure. */
    public static Campaign of(Scenario<?> scenario, Seeds seeds) {
        return new Campaign(
                scenario, seeds, new Settings(RunOptions.defaults(), 1, List.of(), Optional.empty(), done -> {}));
    }

    /** The same with other options. */
    public Campaign with(RunOptions options) {
        return new Campaign(scenario, seeds, settings.with(options));
    }

    /**
     * The same, going on after failures until this many seeds failed; failures of the same kind and subject are reported once.
     *
     * @param maxFailures at least 1
     * @throws IllegalArgumentException if it is below 1
     */
    public Campaign collectFailures(int maxFailures) {
        if (maxFailures < 1) {
            throw new IllegalArgumentException("a campaign stops after at least 1 failure, not " + maxFailures);
        }
        return new Campaign(scenario, seeds, settings.withMaxFailures(maxFailures));
    }

    /**
     * The same, failing also if no seed fails and one of these kinds came about in none of them: such a campaign shows nothing about it. Adds
     * to what is required already.
     *
     * @param kinds as {@link RunStatistics#count} takes them: faults such as {@code disk.torn_write}, and what the test counts with {@link
     *     dev.marionette.sim.World#reached}, such as {@code operation.write} and {@code outcome.unknown}
     */
    public Campaign requireReached(String... kinds) {
        return new Campaign(scenario, seeds, settings.alsoRequiring(List.of(kinds)));
    }

    /** The same with the command that runs all of it again, for reports that what was required was never reached; by default that of its test. */
    public Campaign rerunBy(String command) {
        return new Campaign(scenario, seeds, settings.withRerunCommand(command));
    }

    /** The same, telling how far it is after each batch of seeds; called by one worker at a time. */
    public Campaign onProgress(Consumer<Progress> progress) {
        return new Campaign(scenario, seeds, settings.withProgress(progress));
    }

    /** Runs the campaign. */
    public CampaignReport run() {
        ReplayCommand replay = ReplayCommand.of(scenario, settings.options);
        Shared shared = new Shared(batches());
        runWorkers(() -> work(shared, replay));
        shared.rethrow();
        return requireReached(report(shared), replay);
    }

    /** The same as the person wants it who runs the tests; what is required of many seeds is not required of fewer. */
    Campaign under(RunSettings wanted) {
        Seeds chosen = wanted.applyTo(seeds);
        Settings applied = settings.with(wanted.applyTo(settings.options));
        return new Campaign(scenario, chosen, chosen.size() < seeds.size() ? applied.requiringNothing() : applied);
    }

    private long batches() {
        return (seeds.size() + batchSize - 1) / batchSize;
    }

    @HostAccess("worlds run in parallel on plain host threads, one carrier each; their order decides nothing")
    private void runWorkers(Runnable work) {
        int workers = (int) Math.min(settings.options.jobs(), batches());
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < workers; i++) {
            threads.add(
                    Thread.ofPlatform().name("marionette-worker-" + i).daemon().start(work));
        }
        work.run();
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= joinUninterruptibly(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void work(Shared shared, ReplayCommand replay) {
        Verifier verifier = new Verifier(scenario, settings.options, replay::forSeed);
        try {
            long batch = shared.takeBatch();
            while (batch >= 0) {
                BatchResult result = runBatch(verifier, batch);
                shared.finish(result, settings.maxFailures);
                progress(shared, result);
                batch = shared.takeBatch();
            }
        } catch (RuntimeException | Error e) {
            shared.abort(e);
        }
    }

    private BatchResult runBatch(Verifier verifier, long batch) {
        StatisticsSum sum = new StatisticsSum();
        List<RunFailure> failures = new ArrayList<>();
        long start = batch * batchSize;
        long end = Math.min(start + batchSize, seeds.size());
        long position = start;
        while (position < end && failures.size() < settings.maxFailures) {
            RunFailure failure = verifier.verify(seeds.at(position), sum);
            position++;
            if (failure != null) {
                failures.add(failure);
            }
        }
        return new BatchResult(batch, position - start, failures, sum.total());
    }

    private void progress(Shared shared, BatchResult latest) {
        synchronized (shared) {
            shared.seedsDone += latest.verified();
            shared.statistics = shared.statistics.plus(latest.statistics());
            shared.failing += latest.failures().size();
            settings.progress.accept(
                    new Progress(shared.seedsDone, seeds.size(), shared.failing, latest.failures(), shared.statistics));
        }
    }

    private CampaignReport report(Shared shared) {
        List<BatchResult> results = shared.inOrder();
        RunStatistics statistics = RunStatistics.NONE;
        List<RunFailure> distinct = new ArrayList<>();
        long verified = 0;
        long failing = 0;
        for (BatchResult result : results) {
            if (failing >= settings.maxFailures) {
                break;
            }
            statistics = statistics.plus(result.statistics());
            verified += result.verified();
            for (RunFailure failure : result.failures()) {
                failing++;
                addDistinct(distinct, failure);
            }
        }
        return new CampaignReport(scenario.name(), seeds, verified, distinct, failing, statistics);
    }

    private CampaignReport requireReached(CampaignReport report, ReplayCommand replay) {
        Unreached unreached = Unreached.of(settings.required, report);
        if (unreached.isEmpty() || !report.passed()) {
            return report;
        }
        String rerun = settings.rerunCommand.orElseGet(replay::forAllSeeds);
        RunFailure failure =
                new Verifier(scenario, settings.options, seed -> rerun).notExercised(seeds.first(), unreached);
        return new CampaignReport(scenario.name(), seeds, report.verified(), List.of(failure), 0, report.statistics());
    }

    private static void addDistinct(List<RunFailure> distinct, RunFailure failure) {
        for (RunFailure known : distinct) {
            if (known.kind() == failure.kind() && known.subject().equals(failure.subject())) {
                return;
            }
        }
        distinct.add(failure);
    }

    private record Settings(
            RunOptions options,
            int maxFailures,
            List<String> required,
            Optional<String> rerunCommand,
            Consumer<Progress> progress) {

        Settings with(RunOptions newOptions) {
            return new Settings(newOptions, maxFailures, required, rerunCommand, progress);
        }

        Settings withMaxFailures(int newMaxFailures) {
            return new Settings(options, newMaxFailures, required, rerunCommand, progress);
        }

        Settings alsoRequiring(List<String> kinds) {
            List<String> all =
                    Stream.concat(required.stream(), kinds.stream()).distinct().toList();
            return new Settings(options, maxFailures, all, rerunCommand, progress);
        }

        Settings requiringNothing() {
            return new Settings(options, maxFailures, List.of(), rerunCommand, progress);
        }

        Settings withRerunCommand(String command) {
            return new Settings(options, maxFailures, required, Optional.of(command), progress);
        }

        Settings withProgress(Consumer<Progress> newProgress) {
            return new Settings(options, maxFailures, required, rerunCommand, newProgress);
        }
    }

    private record BatchResult(long batch, long verified, List<RunFailure> failures, RunStatistics statistics) {}

    /** What the workers share. */
    private static final class Shared {

        private long nextBatch;
        private final List<BatchResult> failed = new ArrayList<>();
        private final List<BatchResult> results = new ArrayList<>();
        private long endBatch;
        private @Nullable Throwable aborted;
        private long seedsDone;
        private long failing;
        private RunStatistics statistics = RunStatistics.NONE;

        Shared(long batches) {
            this.endBatch = batches;
        }

        /** The next batch to run, or -1 when none is left. */
        synchronized long takeBatch() {
            return nextBatch < endBatch ? nextBatch++ : -1;
        }

        synchronized void finish(BatchResult result, int maxFailures) {
            results.add(result);
            if (!result.failures().isEmpty()) {
                failed.add(result);
                limitTo(maxFailures);
            }
        }

        /** Ends the range after the batch in which, in the order of the seeds, the last wanted failure lies. */
        private void limitTo(int maxFailures) {
            failed.sort((left, right) -> Long.compare(left.batch(), right.batch()));
            long count = 0;
            for (BatchResult result : failed) {
                count += result.failures().size();
                if (count >= maxFailures) {
                    endBatch = Math.min(endBatch, result.batch() + 1);
                    return;
                }
            }
        }

        synchronized void abort(Throwable reason) {
            aborted = aborted == null ? reason : aborted;
            endBatch = 0;
        }

        synchronized void rethrow() {
            if (aborted instanceof Error error) {
                throw error;
            }
            if (aborted instanceof RuntimeException exception) {
                throw exception;
            }
        }

        synchronized List<BatchResult> inOrder() {
            results.sort((left, right) -> Long.compare(left.batch(), right.batch()));
            return List.copyOf(results);
        }
    }
}
