package dev.marionette.prod;

import dev.marionette.api.Env;
import dev.marionette.api.Hook;
import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.api.Recorder;
import dev.marionette.api.disk.Disk;
import java.util.random.RandomGenerator;

/** The real machine. */
record HostEnv(NodeId node, Io io, Disk disk, Recorder recorder) implements Env {

    @Override
    public RandomGenerator random() {
        return io.random();
    }

    @Override
    public boolean buggify(Hook hook, Rate rate) {
        return false;
    }
}
