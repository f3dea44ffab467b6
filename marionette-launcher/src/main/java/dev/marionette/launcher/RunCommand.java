package dev.marionette.launcher;

import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import dev.marionette.sim.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marionette run}: one seed of each named scenario, run twice and compared. */
@Command(
        name = "run",
        description = "Runs one seed of each scenario, twice, and compares the two runs.",
        sortOptions = false)
final class RunCommand implements Callable<Integer> {

    private static final String REPLAY = "./marionette run {scenario} --seed {seed}";

    private final Catalog catalog;
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "Scenarios; ./marionette list shows them.")
    private List<String> names = List.of();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Decimal, 0x hexadecimal, or a git hash (default: 0xC0FFEE).")
    private Seed seed = Launcher.DEFAULT_SEED;

    @Mixin
    private ExpectedFailure expected = new ExpectedFailure();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "With --expect-failure or --expect: searches this many seeds for the first failure"
                    + " (default: 1).")
    private Count seeds = new Count(1);

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "smoke, swarm, replay or performance, in the place of the scenario's own profile.")
    private @Nullable Profile profile;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private RunOutput output = new RunOutput();

    RunCommand(Catalog catalog, Terminal terminal) {
        this.catalog = catalog;
        this.terminal = terminal;
    }

    /** How scenarios are run from the command line, under a profile if one is named. */
    static RunOptions options(@Nullable Profile profile) {
        RunOptions options = RunOptions.defaults();
        return profile == null
                ? options.withReplayCommand(REPLAY)
                : options.withProfile(profile).withReplayCommand(REPLAY + " --profile " + profile);
    }

    @Override
    public Integer call() {
        List<? extends Scenario<?>> scenarios =
                names.stream().map(catalog::find).toList();
        requireFit(scenarios.size());
        Optional<Trace> earlier = output.earlierTrace();
        boolean asExpected = true;
        for (int i = 0; i < scenarios.size(); i++) {
            if (i > 0) {
                output.separate(terminal);
            }
            asExpected &= runOne(scenarios.get(i), earlier);
        }
        return asExpected ? ExitCode.PASS : ExitCode.FINDING;
    }

    private void requireFit(int scenarios) {
        if (scenarios > 1 && output.onlyForOne().isPresent()) {
            throw new UsageException(output.onlyForOne().get() + " is for one scenario, not for " + scenarios);
        }
        if (seeds.value() > 1 && !expected.isAsked()) {
            throw new UsageException("--seeds searches for an expected failure: add --expect-failure,"
                    + " or use 'marionette fuzz' to verify many seeds");
        }
    }

    private boolean runOne(Scenario<?> scenario, Optional<Trace> earlier) {
        Optional<RunReport> report =
                expected.isAsked() ? search(scenario) : Optional.of(Runner.run(scenario, seed, options(profile)));
        boolean same = report.isEmpty() || output.print(report.get(), earlier, terminal);
        List<RunFailure> found =
                report.orElse(null) instanceof RunReport.Failed failed ? List.of(failed.failure()) : List.of();
        expected.missing(" within " + seeds.value() + " seeds from " + seed, found)
                .ifPresent(missing -> {
                    terminal.flush();
                    terminal.remark(scenario.name() + ": " + missing);
                });
        if (!expected.isAsked()) {
            found.forEach(failure -> explain(scenario, failure));
        }
        return same && expected.isMetBy(found);
    }

    /** The first of the seeds that fails; where none does, the only one if one was asked for. */
    private Optional<RunReport> search(Scenario<?> scenario) {
        if (seeds.value() == 1) {
            return Optional.of(Runner.run(scenario, seed, options(profile)));
        }
        Seeds range = Seeds.from(seed).count(seeds.value());
        CampaignReport found = new WatchedCampaign(scenario.name(), range, terminal)
                .run(Campaign.of(scenario, range).with(options(profile)));
        return found.failures().stream().findFirst().map(RunReport.Failed::new);
    }

    /** Says on the error stream what helps a person with an unexpected failure and is not the same on every machine. */
    private void explain(Scenario<?> scenario, RunFailure failure) {
        terminal.flush();
        failure.cause().ifPresent(cause -> terminal.err().print(CauseText.of(cause)));
        if (scenario.hasPlantedBug()) {
            terminal.remark(
                    "a bug is planted in " + scenario.name() + "; with --expect-failure finding it is a success");
        }
    }
}
