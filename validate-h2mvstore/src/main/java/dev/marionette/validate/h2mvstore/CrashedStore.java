package dev.marionette.validate.h2mvstore;

import dev.marionette.api.Field;
import dev.marionette.api.Recorder;
import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.explore.CrashFault;
import dev.marionette.sim.explore.CrashReport;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The harness of the scenarios: plays a workload, crashes it everywhere, and puts what was found into the trace. */
final class CrashedStore {

    private final Setup setup;
    private final String command;
    private final Seed seed;
    private final RandomGenerator random;
    private final Simulation simulation;
    private @Nullable CrashReport report;

    CrashedStore(World world, String scenario, Setup setup) {
        this.setup = setup;
        this.command = "./marionette run " + scenario + " --seed " + world.seed();
        this.seed = world.seed();
        this.random = world.workload();
        this.simulation = world.simulate(SimulationOptions.defaults());
    }

    /**
     * What is played, and how it is crashed.
     *
     * @param engine the version
     * @param plan the workload
     * @param faults the classes of crashes
     * @param samples how many crashes of a class are checked at a position at most
     */
    record Setup(MvStoreEngine engine, Workload.Plan plan, List<CrashFault> faults, int samples) {}

    /** Plays and crashes. */
    void playAndCrash() {
        RecordedStore played = RecordedStore.play(setup.engine, simulation, random, setup.plan);
        Recorder recorder = simulation.env().recorder();
        recorder.record(
                "mvstore.played",
                Field.of("engine", setup.engine.version()),
                Field.of("operations", played.recording().operations().size()),
                Field.of("commits", played.promises().last()));
        CrashReport found = played.crash(explorer -> explorer.faults(setup.faults.toArray(CrashFault[]::new))
                .samples(setup.samples)
                .seed(seed)
                .replayCommand(command));
        found.images()
                .forEach((fault, count) -> recorder.record(
                        "mvstore.crashed",
                        Field.of("fault", fault.label()),
                        Field.of("images", count),
                        Field.of("sampled_positions", found.sampledPositions().getOrDefault(fault, 0L))));
        found.violations()
                .forEach(violation -> recorder.record(
                        "mvstore.finding",
                        Field.of("fault", violation.crash().fault().label()),
                        Field.of("kind", violation.kind().name()),
                        Field.of("images", violation.count()),
                        Field.of("position", violation.crash().position())));
        report = found;
    }

    /** Fails with all findings, if there are any. */
    void everyPromiseIsKept() {
        if (report == null) {
            throw new IllegalStateException("nothing was played");
        }
        if (!report.violations().isEmpty()) {
            throw new AssertionError("h2-mvstore " + setup.engine.version() + " broke its promises\n" + report.text());
        }
    }
}
