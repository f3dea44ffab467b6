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

    /** The scenario that a test method is, for one node below it. */
    static Scenario<Injection> scenario(TestDeclaration test, ExtensionContext context) {
        Attempt attempt = Attempt.of(context);
        return Scenario.named(test.name(), world -> new Injection(world, test.simulation()))
                .run(attempt::run);
    }

    /**
     * Runs them; where all pass, JUnit's listeners are told what they amounted to.
     *
     * @return what was found first, in the order of the seeds
     * @throws InterruptedException if this thread is interrupted, as JUnit does at the end of a time limit
     */
    Optional<RunFailure> run(ExtensionContext context) throws Throwable {
        CampaignReport report = await(Campaign.of(scenario(test, context), seeds)
                .with(test.options())
                .requireReached(required.toArray(String[]::new))
                .onProgress(this::progressed));
        if (report.passed()) {
            context.publishReportEntry("marionette", report.text());
        }
        return report.failures().stream().findFirst();
    }

    private CampaignReport await(Campaign campaign) throws Throwable {
        try {
            return Apart.call(campaign::run);
        } catch (InterruptedException e) {
            cancelled = true;
            throw interrupted(e);
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
