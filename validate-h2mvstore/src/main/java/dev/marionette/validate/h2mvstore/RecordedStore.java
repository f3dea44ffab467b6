package dev.marionette.validate.h2mvstore;

import dev.marionette.sim.Simulation;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.explore.CrashExplorer;
import dev.marionette.sim.explore.CrashModel;
import dev.marionette.sim.explore.CrashReport;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A workload that was played on a simulated disk and recorded.
 *
 * @param engine the engine that played
 * @param recording what happened on the disk
 * @param promises what the engine promised by its documentation
 */
record RecordedStore(MvStoreEngine engine, DiskRecording recording, CrashModel<StoreState> promises) {

    /** Plays a workload on the machine of a world. */
    static RecordedStore play(MvStoreEngine engine, Simulation simulation, RandomGenerator random, Workload.Plan plan) {
        EnvHost host = new EnvHost(simulation.env());
        DiskControl disk = simulation.control().disk();
        disk.startRecording();
        try (MvStoreEngine.Instance instance = engine.instance()) {
            Workload workload = new Workload(
                    new Workload.Scene(
                            () -> instance.open(host, simulation.env().io().root()), host, disk::mark),
                    random);
            workload.play(plan);
            return new RecordedStore(engine, disk.stopRecording(), workload.promises());
        }
    }

    /** Crashes it everywhere. */
    CrashReport crash(UnaryOperator<CrashExplorer> options) {
        Queue<MvStoreEngine.Instance> used = new ConcurrentLinkedQueue<>();
        CrashReport report = options.apply(CrashExplorer.of(recording))
                .<StoreState, StoreOracle>openEach(() -> {
                    MvStoreEngine.Instance instance = engine.instance();
                    used.add(instance);
                    return image -> {
                        ImageHost host = new ImageHost(image);
                        return new StoreOracle(instance.open(host, image.root()), host);
                    };
                })
                .matches(promises)
                .afterlife(StoreOracle::goOn)
                .explore();
        used.forEach(MvStoreEngine.Instance::close);
        return report;
    }
}
