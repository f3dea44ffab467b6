package dev.marionette.sim;

import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.disk.device.NodeDisk;
import dev.marionette.sim.disk.files.NodeFileSystem;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.TaskServices;
import dev.marionette.sim.net.stream.StreamHost;
import dev.marionette.sim.node.machine.WallClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Files, time, randomness, threads and sockets of one simulated node. */
final class SimulatedIo implements Io {

    private final Kernel kernel;
    private final NodeId node;
    private final StreamHost streams;
    private final Path root;
    private final NodeClock clock;
    private final InstantSource wallClock;
    private final TaskServices tasks;
    private @Nullable RandomGenerator random;

    SimulatedIo(Kernel kernel, NodeId node, NodeDisk disk, StreamHost streams) {
        this.kernel = kernel;
        this.node = node;
        this.streams = streams;
        this.root = new NodeFileSystem(disk).rootPath();
        this.clock = kernel.clock(node.index());
        this.wallClock = new WallClock(kernel, clock);
        this.tasks = new TaskServices(kernel, clock);
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public InstantSource clock() {
        return wallClock;
    }

    @Override
    public long nanoTime() {
        kernel.requireConfined();
        return clock.nanos();
    }

    @Override
    public RandomGenerator random() {
        kernel.requireConfined();
        if (random == null) {
            Prng drawn = node.index() == 0
                    ? kernel.stream(StreamName.APPLICATION)
                    : kernel.newStream(StreamName.APPLICATION, node.index());
            random = kernel.choices().generator(ChoiceKind.APPLICATION, node, drawn);
        }
        return random;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        clock.sleep(TimeUnit.NANOSECONDS.convert(duration));
    }

    @Override
    public <T> T timeout(Duration limit, Callable<T> work) throws Exception {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a time limit is more than zero, not " + limit);
        }
        return tasks.timeout(TimeUnit.NANOSECONDS.convert(limit), work);
    }

    @Override
    public ThreadFactory threads() {
        return tasks.threads();
    }

    @Override
    public ExecutorService executor() {
        return tasks.executor();
    }

    @Override
    public ScheduledExecutorService scheduler() {
        return tasks.scheduler();
    }

    @Override
    public SocketFactory sockets() {
        return streams.sockets();
    }

    @Override
    public ServerSocketFactory serverSockets() {
        return streams.serverSockets();
    }
}
