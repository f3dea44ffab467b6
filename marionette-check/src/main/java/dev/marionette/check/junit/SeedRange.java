package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.Progress;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs seeds of a test method to the first that fails. Used once. */
final class SeedRange {

    private final TestDeclaration test;
    private final Seeds seeds;
    private final List<String> required;
    private volatile long done;
    private volatile boolean cancelled;

    /** Some seeds of a test, which together must reach what is required. */
    SeedRange(TestDeclaration test, Seeds seeds, List<String> required) {
        this.test = test;
        this.seeds = seeds;
        this.required = required;
    }

    /** How a node with these seeds is called. */
    static String name(Seeds seeds) {
        return seeds.size() == 1
                ? name(seeds.first())
                : String.format(Locale.ROOT, "%,d seeds from %s", seeds.size(), seeds.first());
    }

    /** How a node with this one seed is called. */
    static String name(Seed seed) {
        return "seed " + seed;
    }

    /**
     * Runs them; where all pass, JUnit's listeners are told what they amounted to.
     *
     * @return what was found first, in the order of the seeds
     * @throws InterruptedException if this thread is interrupted, as JUnit does at the end of a time limit
     */
    Optional<RunFailure> run(ExtensionContext context) throws Throwable {
        Attempt attempt = Attempt.of(context);
        Scenario<Injection> scenario = Scenario.named(test.name(), world -> new Injection(world, test.simulation()))
                .run(attempt::run);
        CampaignReport report = await(Campaign.of(scenario, seeds)
                .with(test.options())
                .requireReached(required.toArray(String[]::new))
                .onProgress(this::progressed));
        if (report.passed()) {
            context.publishReportEntry("marionette", report.text());
        }
        return report.failures().stream().findFirst();
    }

    /**
     * Runs them on a thread of their own, since a campaign lets the thread that calls it take part, and an interrupt of that one must not be seen
     * in a world.
     */
    @HostAccess("a thread outside every world, from which worlds are run")
    private CampaignReport await(Campaign campaign) throws Throwable {
        FutureTask<CampaignReport> task = new FutureTask<>(campaign::run);
        Thread.ofPlatform().name("marionette-campaign").daemon().start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            cancelled = true;
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private InterruptedException interrupted(InterruptedException cause) {
        InterruptedException stopped = new InterruptedException(String.format(
                Locale.ROOT,
                "%s: interrupted after %,d of %,d seeds from %s",
                test.name(),
                done,
                seeds.size(),
                seeds.first()));
        stopped.initCause(cause);
        return stopped;
    }

    private void progressed(Progress progress) {
        done = progress.seedsDone();
        if (cancelled) {
            throw new CancellationException("interrupted");
        }
    }
}
