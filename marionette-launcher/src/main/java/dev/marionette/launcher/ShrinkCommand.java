package dev.marionette.launcher;

import dev.marionette.api.Seed;
import dev.marionette.check.shrink.Counterexample;
import dev.marionette.check.shrink.NothingToShrinkException;
import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.check.shrink.Shrinker;
import dev.marionette.check.shrink.Size;
import dev.marionette.sim.Profile;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.CampaignReport;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marionette shrink}: from a failing seed to the few choices that make it fail. */
@Command(
        name = "shrink",
        description =
                "Leaves out of a failing run what it does not need to fail, and writes the rest to a replay file.",
        sortOptions = false)
final class ShrinkCommand implements Callable<Integer> {

    private static final int DEFAULT_SECONDS = 60;
    private static final int MOST_SECONDS = 1_000_000;
    private static final long SEARCHED = 1_000;

    private final Catalog catalog;
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "A scenario; ./marionette list shows them.")
    private String name = "";

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "The seed that fails (default: the first that fails from 0xC0FFEE on).")
    private @Nullable Seed seed;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Searches this many seeds for the first that fails (default: 1 with --seed, else 1000).")
    private @Nullable Count seeds;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "smoke, swarm, replay or performance, in the place of the scenario's own profile.")
    private @Nullable Profile profile;

    @Option(
            names = "--budget-seconds",
            paramLabel = "N",
            description =
                    "Ends with the smallest failure so far after so many seconds (default: " + DEFAULT_SECONDS + ").")
    private Count seconds = new Count(DEFAULT_SECONDS);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the replay file is written (default: NAME-SEED.mar).")
    private @Nullable Path output;

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    ShrinkCommand(Catalog catalog, Terminal terminal) {
        this.catalog = catalog;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Scenario<?> scenario = catalog.find(name);
        Duration budget = Duration.ofSeconds(seconds.atMost(MOST_SECONDS, "--budget-seconds"));
        if (output != null) {
            ReplayFiles.requireWritable(output);
        }
        Optional<Seed> failing = failingSeed(scenario);
        if (failing.isEmpty()) {
            return ExitCode.FINDING;
        }
        Path path = output == null ? Path.of(name + "-" + failing.get() + ".mar") : output;
        ReplayFiles.requireWritable(path);
        Shrinker shrinker = Shrinker.of(scenario, failing.get(), RunCommand.options(profile))
                .withBudget(budget);
        try {
            Counterexample found = new WatchedShrink(name, terminal).run(shrinker);
            return conclude(scenario, found, path);
        } catch (NothingToShrinkException e) {
            terminal.remark(String.valueOf(e.getMessage()));
            return ExitCode.FINDING;
        }
    }

    /** The seed that was named, or the first of a range that fails. */
    private Optional<Seed> failingSeed(Scenario<?> scenario) {
        long count = seeds != null ? seeds.value() : seed == null ? SEARCHED : 1;
        Seed first = seed == null ? Launcher.DEFAULT_SEED : seed;
        if (count == 1) {
            return Optional.of(first);
        }
        Seeds range = Seeds.from(first).count(count);
        CampaignReport report = new WatchedCampaign(name, range, terminal)
                .run(Campaign.of(scenario, range).with(RunCommand.options(profile)));
        if (report.failures().isEmpty()) {
            terminal.remark(name + ": none of " + count + " seeds from " + first
                    + " fails, so there is nothing to shrink; search more with --seeds");
        }
        return report.failures().stream().findFirst().map(RunFailure::seed);
    }

    private int conclude(Scenario<?> scenario, Counterexample found, Path path) {
        ReplayFile file = ReplayFile.of(found);
        if (!file.isReproducedBy(file.run(scenario, ReplayFiles.command(path)))) {
            throw new IllegalStateException("the replay file of " + name + " with seed " + found.seed()
                    + " does not reproduce what was found; nothing was written");
        }
        boolean replaced = ReplayFiles.write(file, path);
        terminal.out()
                .print(
                        json
                                ? json(found, path) + "\n"
                                : found.text() + "\nreplay    " + ReplayFiles.command(path) + "\n");
        terminal.flush();
        terminal.remark(WatchedShrink.conclusion(found));
        terminal.remark((replaced ? "replaced " : "wrote ") + path);
        return ExitCode.PASS;
    }

    private static JsonObject json(Counterexample found, Path path) {
        return new JsonObject()
                .put("scenario", found.scenario())
                .put("seed", found.seed().toString())
                .put("kind", found.finding().kind().label())
                .put("subject", found.finding().subject())
                .put("message", found.finding().message())
                .put("before", json(found.before()))
                .put("after", json(found.after()))
                .put("runs", found.runs())
                .put("cutShort", found.isCutShort())
                .put("file", path.toString())
                .put("replay", ReplayFiles.command(path));
    }

    private static JsonObject json(Size size) {
        return new JsonObject()
                .put("decisions", size.decisions())
                .put("choices", size.choices())
                .put("faults", size.faults())
                .put("preemptions", size.preemptions())
                .put("steps", size.workloadSteps())
                .put("events", size.events());
    }
}
