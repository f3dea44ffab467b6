package dev.marionette.sim;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.device.NodeDisk;
import dev.marionette.sim.disk.device.NodeDiskControl;
import dev.marionette.sim.disk.device.SectorDisk;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;

/**
 * The simulated machine of a world: {@link #env()} is what application code sees, {@link #control()} what the test holds.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public final class Simulation {

    private static final TraceName OPTIONS = TraceName.of("sim.options");
    private static final TraceKey BUGGIFY = TraceKey.of("buggify_activation");

    private final Env env;
    private final Control control;

    Simulation(Kernel kernel, SimulationOptions options) {
        kernel.trace(OPTIONS).rate(BUGGIFY, options.buggifyActivation()).end();
        NodeDisk disk = new NodeDisk(kernel, 0, options.diskOptions(), SimulatedClock.EPOCH);
        this.env = new SimulatedEnv(
                NodeId.of(0),
                new SimulatedIo(kernel, disk),
                new SectorDisk(disk),
                new SimulatedRecorder(kernel),
                new Buggify(kernel, options.buggifyActivation()));
        this.control = new Control(kernel, new NodeDiskControl(disk));
    }

    /** What application code on the node may see. */
    public Env env() {
        return env;
    }

    /** What the test holds. */
    public Control control() {
        return control;
    }
}
