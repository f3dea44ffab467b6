package dev.marionette.launcher;

import dev.marionette.api.Seed;
import dev.marionette.check.shrink.Counterexample;
import dev.marionette.check.shrink.Shrinker;
import dev.marionette.check.shrink.Size;
import dev.marionette.sim.run.Campaign;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Measures the search for counterexamples on every planted bug of the catalog, and prints the table of {@code docs/shrinking.md}:
 *
 * <pre>java @marionette-launcher/target/launch.args dev.marionette.launcher.ShrinkTable 5 60 [NAME...]</pre>
 *
 * <p>The numbers are how many failing seeds of each scenario are shrunk, and the budget of each in seconds.
 */
public final class ShrinkTable {

    private static final long SEARCHED = 20_000;

    private ShrinkTable() {}

    /** Prints the table. */
    public static void main(String[] args) {
        int wanted = Integer.parseInt(args[0]);
        Duration budget = Duration.ofSeconds(Integer.parseInt(args[1]));
        List<String> names = Arrays.asList(args).subList(2, args.length);
        Terminal terminal = Terminal.ofProcess();
        terminal.println(
                "| planted bug | seeds | choices before → after | ratio | worst | faults before → after | ratio | worst"
                        + " | events before → after | time | worst |");
        terminal.println("| --- |" + " ---: |".repeat(10));
        for (Scenario<?> scenario : Catalog.ofClassPath().scenarios()) {
            if (scenario.hasPlantedBug() && (names.isEmpty() || names.contains(scenario.name()))) {
                terminal.println(row(scenario.name(), shrunk(scenario, wanted, budget)));
                terminal.flush();
            }
        }
    }

    private static List<Counterexample> shrunk(Scenario<?> scenario, int wanted, Duration budget) {
        RunOptions options = RunOptions.defaults().withReplayCommand("").withJobs(1);
        Seeds range = Seeds.from(Launcher.DEFAULT_SEED).count(SEARCHED);
        List<Counterexample> found = new ArrayList<>();
        for (Seed seed : failingSeeds(Campaign.of(scenario, range).with(options), wanted)) {
            found.add(Shrinker.of(scenario, seed, options).withBudget(budget).shrink());
        }
        return found;
    }

    private static List<Seed> failingSeeds(Campaign campaign, int wanted) {
        List<Seed> seeds = new ArrayList<>();
        campaign.collectFailures(wanted)
                .onProgress(progress ->
                        progress.found().stream().map(RunFailure::seed).forEach(seeds::add))
                .run();
        return seeds.subList(0, Math.min(wanted, seeds.size()));
    }

    private static String row(String name, List<Counterexample> found) {
        if (found.isEmpty()) {
            return "| `" + name + "` | 0 | | | | | | | | | |";
        }
        return "| `" + name + "` | " + found.size() + " | "
                + counts(found, Size::choices) + " | " + counts(found, Size::faults) + " | "
                + beforeAndAfter(found, Size::events)
                + String.format(
                        Locale.ROOT,
                        " | %.1f s | %.1f s |",
                        median(found, ShrinkTable::seconds),
                        worst(found, ShrinkTable::seconds));
    }

    private static String counts(List<Counterexample> found, ToDoubleFunction<Size> count) {
        ToDoubleFunction<Counterexample> ratio = each -> {
            double before = count.applyAsDouble(each.before());
            return before == 0 ? 0 : count.applyAsDouble(each.after()) / before;
        };
        return beforeAndAfter(found, count)
                + String.format(
                        Locale.ROOT, " | %.1f %% | %.1f %%", 100 * median(found, ratio), 100 * worst(found, ratio));
    }

    private static String beforeAndAfter(List<Counterexample> found, ToDoubleFunction<Size> count) {
        return String.format(
                Locale.ROOT,
                "%,.0f → %,.0f",
                median(found, each -> count.applyAsDouble(each.before())),
                median(found, each -> count.applyAsDouble(each.after())));
    }

    private static double seconds(Counterexample found) {
        return found.elapsed().toNanos() / 1e9;
    }

    private static double median(List<Counterexample> found, ToDoubleFunction<Counterexample> measure) {
        double[] sorted = found.stream().mapToDouble(measure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double worst(List<Counterexample> found, ToDoubleFunction<Counterexample> measure) {
        return found.stream().mapToDouble(measure).max().orElse(0);
    }
}
