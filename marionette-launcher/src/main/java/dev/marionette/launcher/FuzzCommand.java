package dev.marionette.launcher;

import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marionette fuzz}: many seeds of one scenario, each run twice and compared. */
@Command(
        name = "fuzz",
        description = "Runs many seeds of a scenario, each twice, and compares the two runs of each.",
        sortOptions = false)
final class FuzzCommand implements Callable<Integer> {

    private static final int MOST_JOBS = 1_024;
    private static final int MOST_FAILURES = 10_000;

    private final Catalog catalog;
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "A scenario; ./marionette list shows them.")
    private String name = "";

    @Option(names = "--seeds", paramLabel = "N", description = "How many seeds, such as 10_000 or 10k (default: 1000).")
    private Count seeds = new Count(1_000);

    @Option(
            names = "--seed",
            paramLabel = "FIRST",
            description = "The first seed; the others follow it (default: 0xC0FFEE).")
    private Seed first = Launcher.DEFAULT_SEED;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many worlds run at a time (default: one for each processor).")
    private @Nullable Count jobs;

    @Option(
            names = "--max-failures",
            paramLabel = "K",
            description = "Goes on until this many seeds have failed (default: 1).")
    private Count maxFailures = new Count(1);

    @Option(
            names = "--require",
            paramLabel = "KIND",
            description = "Fails if this came about in no seed: a fault such as disk.torn_write, or what the scenario"
                    + " counts, such as operation.write or outcome.unknown; may be repeated.")
    private List<String> required = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "smoke, swarm, replay or performance, in the place of the scenario's own profile.")
    private @Nullable Profile profile;

    @Mixin
    private ExpectedFailure expected = new ExpectedFailure();

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    FuzzCommand(Catalog catalog, Terminal terminal) {
        this.catalog = catalog;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Scenario<?> scenario = catalog.find(name);
        Seeds range = Seeds.from(first).count(seeds.value());
        Campaign campaign = Campaign.of(scenario, range)
                .with(options())
                .requireReached(required.toArray(String[]::new))
                .rerunBy(rerunCommand())
                .collectFailures(maxFailures.atMost(MOST_FAILURES, "--max-failures"));
        CampaignReport report = new WatchedCampaign(name, range, terminal).run(campaign);
        terminal.out().print(json ? CampaignText.json(report) + "\n" : report.text());
        expected.missing("", report.failures()).ifPresent(missing -> {
            terminal.flush();
            terminal.remark(name + ": " + missing);
        });
        return expected.isMetBy(report.failures()) ? ExitCode.PASS : ExitCode.FINDING;
    }

    private String rerunCommand() {
        StringBuilder command = new StringBuilder("./marionette fuzz " + name + " --seed " + first);
        command.append(" --seeds ").append(seeds.value());
        command.append(profile == null ? "" : " --profile " + profile);
        required.forEach(kind -> command.append(" --require ").append(kind));
        return command.toString();
    }

    private RunOptions options() {
        RunOptions options = RunCommand.options(profile);
        return jobs == null ? options : options.withJobs(jobs.atMost(MOST_JOBS, "--jobs"));
    }
}
