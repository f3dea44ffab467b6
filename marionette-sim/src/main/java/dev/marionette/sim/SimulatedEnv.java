package dev.marionette.sim;

import dev.marionette.api.Env;
import dev.marionette.api.Hook;
import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Recorder;
import dev.marionette.api.disk.Disk;
import java.util.random.RandomGenerator;

/** One node's view of the simulated machine. */
record SimulatedEnv(NodeId node, Io io, Disk disk, Recorder recorder, Buggify buggify) implements Env {

    @Override
    public RandomGenerator random() {
        return io.random();
    }

    @Override
    public boolean buggify(Hook hook, Rate rate) {
        return buggify.fires(hook, rate);
    }
}
