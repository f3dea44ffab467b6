package dev.marionette.validate.h2mvstore;

import dev.marionette.api.Seed;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.explore.CrashFault;
import dev.marionette.sim.explore.CrashReport;
import dev.marionette.sim.explore.CrashViolation;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many recorded workloads, each crashed everywhere, with one table of findings at the end.
 *
 * <p>A main class, beside the scenarios, for runs of minutes and hours:
 * {@code Campaign 2.4.240 seeds=1..50 steps=60 workload=everything jobs=2 samples=16 faults=process_kill,power_loss_subset}; every argument
 * after the version may be left out.
 */
public final class Campaign {

    private final MvStoreEngine engine;
    private final Map<String, String> arguments;
    private final PrintStream out;
    private final Map<CrashFault, Long> images = new EnumMap<>(CrashFault.class);
    private final Map<String, Finding> findings = new TreeMap<>();

    private Campaign(MvStoreEngine engine, Map<String, String> arguments, PrintStream out) {
        this.engine = engine;
        this.arguments = arguments;
        this.out = out;
    }

    /** Runs a campaign; see the class for the arguments. */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException(
                    "which engine? name " + MvStoreEngine.PINNED + " or " + MvStoreEngine.CONTROL);
        }
        Map<String, String> named = new TreeMap<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("not name=value: " + argument);
            }
            named.put(parts[0], parts[1]);
        }
        new Campaign(MvStoreEngine.of(arguments[0]), named, System.out).run();
    }

    private void run() {
        String[] seeds = argument("seeds", "1..10").split("\\.\\.");
        Seed last = Seed.parse(seeds[seeds.length - 1]);
        for (long seed = Seed.parse(seeds[0]).value(); seed <= last.value(); seed++) {
            one(Seed.of(seed));
        }
        out.println(images);
        findings.forEach((finding, seen) ->
                out.println(seen.images + " images, " + seen.seeds + " seeds, first " + seen.first + ": " + finding));
    }

    private void one(Seed seed) {
        RecordedStore played = play(seed);
        CrashReport report = played.crash(explorer -> explorer.faults(faults())
                .samples(Integer.parseInt(argument("samples", "16")))
                .jobs(Integer.parseInt(argument("jobs", "2")))
                .seed(seed));
        report.images().forEach((fault, count) -> images.merge(fault, count, Long::sum));
        out.println("seed " + seed + ": " + played.recording().operations().size() + " operations, "
                + report.totalImages() + " images, " + report.violations().size() + " findings");
        for (CrashViolation violation : report.violations()) {
            String finding = violation.crash().fault().label() + " " + violation.kind() + " " + violation.signature();
            Finding known = findings.get(finding);
            if (known == null) {
                out.println(violation.text());
            }
            findings.put(finding, known == null ? new Finding(seed, 1, violation.count()) : known.and(violation));
        }
    }

    private RecordedStore play(Seed seed) {
        Workload.Plan plan = new Workload.Plan(
                Integer.parseInt(argument("steps", "40")),
                Workload.Story.valueOf(argument("workload", "everything").toUpperCase(Locale.ROOT)));
        AtomicReference<RecordedStore> played = new AtomicReference<>();
        Scenario<?> scenario = Scenario.named(
                        "h2-mvstore-record",
                        world -> RecordedStore.play(
                                engine, world.simulate(SimulationOptions.defaults()), world.workload(), plan))
                .run(played::set);
        return switch (Runner.run(scenario, seed)) {
            case RunReport.Passed _ -> Objects.requireNonNull(played.get());
            case RunReport.Failed failed ->
                throw new IllegalStateException("without any crash: " + text(failed.failure()));
        };
    }

    private static String text(RunFailure failure) {
        return failure.toString();
    }

    private CrashFault[] faults() {
        String names = argument("faults", "");
        return names.isEmpty()
                ? CrashFault.values()
                : List.of(names.split(",")).stream()
                        .map(name -> CrashFault.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toArray(CrashFault[]::new);
    }

    private String argument(String name, String otherwise) {
        return arguments.getOrDefault(name, otherwise);
    }

    private record Finding(Seed first, long seeds, long images) {
        Finding and(CrashViolation violation) {
            return new Finding(first, seeds + 1, images + violation.count());
        }
    }
}
