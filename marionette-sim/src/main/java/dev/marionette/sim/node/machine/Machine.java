package dev.marionette.sim.node.machine;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.device.NodeDisk;
import dev.marionette.sim.disk.device.NodeDiskControl;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Stop;
import dev.marionette.sim.engine.TaskGroup;
import dev.marionette.sim.engine.Waiter;
import dev.marionette.sim.node.ClockSkew;
import dev.marionette.sim.node.Node;
import dev.marionette.sim.node.NodeControl;
import dev.marionette.sim.node.NodeState;
import dev.marionette.sim.node.ProcessFactory;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One simulated node: a disk, a clock, and at most one process at a time.
 *
 * <p>Public methods are called by tasks; those whose name ends in {@code Now} also by events, which must not wait.
 */
public final class Machine implements Node, NodeControl {

    private final Kernel kernel;
    private final Env env;
    private final NodeDisk disk;
    private final DiskControl diskControl;
    private final List<NodeListener> listeners;
    private final NodeTrace trace;
    private final ClockDriver clock;
    private final Deadline graceEnd;
    private final Deadline pauseEnd;
    private final Deadline comeback;
    private final List<Waiter> stopWaiters = new ArrayList<>(0);
    private NodeState state = NodeState.IDLE;
    private @Nullable ProcessFactory factory;
    private @Nullable TaskGroup process;
    private boolean stopping;
    private boolean endedByItself;
    private boolean comesBack;
    private long changedNanos;
    private int boots;

    /**
     * A node with power and without a process.
     *
     * @param listeners told when what runs on the node ends and begins
     */
    public Machine(Kernel kernel, Env env, NodeDisk disk, List<NodeListener> listeners) {
        this.kernel = kernel;
        this.env = env;
        this.disk = disk;
        this.diskControl = new NodeDiskControl(disk);
        this.listeners = listeners;
        this.trace = new NodeTrace(kernel, id().index());
        this.clock = new ClockDriver(kernel, trace, kernel.clock(id().index()));
        this.graceEnd = new Deadline(kernel, this::crashNow);
        this.pauseEnd = new Deadline(kernel, this::resume);
        this.comeback = new Deadline(kernel, this::restartNow);
        disk.onPowerLoss(this::powerLost);
    }

    @Override
    public NodeId id() {
        return env.node();
    }

    @Override
    public Env env() {
        return env;
    }

    @Override
    public NodeState state() {
        return state;
    }

    @Override
    public boolean isPaused() {
        return process != null && process.isPaused();
    }

    /** Whether its process was asked to end and has not yet. */
    boolean isStopping() {
        return stopping;
    }

    /** Whether a process was taken from it, by a crash or by a request. */
    boolean wasTakenDown() {
        return state == NodeState.DOWN || (state == NodeState.STOPPED && !endedByItself);
    }

    /** Since when it is in its present state, in nanoseconds from the epoch. */
    long changedNanos() {
        return changedNanos;
    }

    boolean hasPendingWrites() {
        return disk.hasPendingWrites();
    }

    @Override
    public DiskControl disk() {
        return diskControl;
    }

    @Override
    public ClockSkew skew() {
        return clock.skew();
    }

    @Override
    public void skew(ClockSkew skew) {
        kernel.requireConfined();
        clock.skew(skew);
    }

    @Override
    public void boot(ProcessFactory newFactory) {
        kernel.requireConfined();
        if (state == NodeState.RUNNING) {
            throw new IllegalStateException("a process runs on node " + id() + "; stop or crash it first");
        }
        if (state == NodeState.DOWN) {
            throw new IllegalStateException("node " + id() + " is down; restart it");
        }
        if (disk.isDown()) {
            throw new IllegalStateException("the disk of node " + id() + " is down; restart it with disk().restart()");
        }
        if (state == NodeState.STOPPED) {
            listeners.forEach(listener -> listener.nodeUp(id().index()));
        }
        factory = newFactory;
        start(newFactory);
    }

    private void start(ProcessFactory program) {
        boots++;
        trace.boot(boots);
        TaskGroup group = new TaskGroup("node-" + id());
        process = group;
        endedByItself = false;
        enter(NodeState.RUNNING);
        kernel.start(group, () -> run(group, program));
        listeners.forEach(listener -> listener.processStarted(id().index()));
    }

    private void run(TaskGroup group, ProcessFactory program) {
        try {
            program.create(env).run(env);
        } catch (Exception | AssertionError | LinkageError | VirtualMachineError e) {
            if (!tellsOfInterrupt(e)) {
                kernel.fail(Stop.Kind.SCENARIO_ERROR, group.name(), "the process on node " + id() + " threw " + e, e);
            }
        }
        if (process == group) {
            endedByItself = !stopping;
            trace.event(NodeTrace.EXIT);
            listeners.forEach(listener -> listener.processExited(id().index()));
            end(group, NodeState.STOPPED);
        }
    }

    /** An interrupt also ends the channels, streams and sockets that the program waits in. */
    private boolean tellsOfInterrupt(Throwable thrown) {
        return switch (thrown) {
            case InterruptedException e -> true;
            case ClosedByInterruptException e -> stopping;
            case InterruptedIOException e -> stopping;
            case SocketException e -> stopping;
            default -> false;
        };
    }

    private void end(TaskGroup group, NodeState newState) {
        process = null;
        stopping = false;
        graceEnd.cancel();
        pauseEnd.cancel();
        enter(newState);
        kernel.drop(group);
        listeners.forEach(listener -> listener.nodeDown(id().index()));
        if (comesBack) {
            comesBack = false;
            comeback.setAfter(0);
        }
        stopWaiters.forEach(kernel::wake);
        stopWaiters.clear();
    }

    private void enter(NodeState newState) {
        state = newState;
        changedNanos = kernel.nowNanos();
    }

    @Override
    public void crash() {
        kernel.requireConfined();
        crashNow();
        kernel.checkpoint();
    }

    void crashNow() {
        if (state != NodeState.DOWN) {
            losePower();
            disk.crash();
        }
    }

    private void losePower() {
        trace.fault(NodeTrace.CRASH, NodeTrace.CRASH_FAULT);
        TaskGroup group = process;
        if (group != null) {
            end(group, NodeState.DOWN);
        } else {
            enter(NodeState.DOWN);
            listeners.forEach(listener -> listener.nodeDown(id().index()));
        }
        listeners.forEach(listener -> listener.powerLost(id().index()));
    }

    /** The disk loses power: so does a process. Where the test acts for the node, only the disk goes down. */
    private void powerLost() {
        if (state == NodeState.RUNNING || state == NodeState.STOPPED) {
            losePower();
        }
    }

    @Override
    public void restart() {
        kernel.requireConfined();
        if (state == NodeState.RUNNING || state == NodeState.IDLE) {
            throw new IllegalStateException(
                    "node " + id() + " is up; only a node that crashed or stopped can be restarted");
        }
        restartNow();
    }

    /** Makes it run, whatever was done to it: one that is about to stop comes back at once. */
    public void bringUp() {
        if (isPaused()) {
            pauseEnd.cancel();
            resume();
        }
        comeBack();
    }

    /** Restarts it if it was taken down; one that is about to stop comes back at once when it has. */
    void comeBack() {
        if (wasTakenDown()) {
            restartNow();
        } else {
            comesBack = stopping;
        }
    }

    /** Leaves it for good in the state that it is in: a pause does not end. */
    public void leaveAsItIs() {
        pauseEnd.cancel();
    }

    void restartNow() {
        comeback.cancel();
        trace.event(NodeTrace.RESTART);
        if (disk.isDown()) {
            disk.restart();
        }
        listeners.forEach(listener -> listener.nodeUp(id().index()));
        ProcessFactory program = factory;
        if (program == null) {
            enter(NodeState.IDLE);
        } else {
            start(program);
        }
    }

    @Override
    public void stop(Duration grace) {
        kernel.requireConfined();
        requireNotNegative("a grace period", grace);
        TaskGroup group = process;
        if (group == null) {
            return;
        }
        stopNow(grace.toNanos());
        if (!kernel.runs(group)) {
            Waiter waiter = new Waiter(kernel, "the end of the process on node " + id());
            stopWaiters.add(waiter);
            kernel.await(waiter);
        }
    }

    void stopNow(long graceNanos) {
        TaskGroup group = process;
        if (group != null) {
            trace.event(NodeTrace.STOP, graceNanos);
            kernel.countFault(NodeTrace.STOP_FAULT);
            stopping = true;
            graceEnd.setAfter(graceNanos);
            kernel.interrupt(group);
        }
    }

    @Override
    public void wipe() {
        kernel.requireConfined();
        if (process != null) {
            throw new IllegalStateException(
                    "a process runs on node " + id() + "; stop or crash it before its disk is wiped");
        }
        wipeNow();
    }

    void wipeNow() {
        trace.fault(NodeTrace.WIPE, NodeTrace.WIPE_FAULT);
        disk.wipe();
    }

    @Override
    public void pause(Duration duration) {
        kernel.requireConfined();
        requireNotNegative("a pause", duration);
        TaskGroup group = process;
        if (group == null) {
            throw new IllegalStateException("no process runs on node " + id() + " that could pause");
        }
        trace.event(NodeTrace.PAUSE, duration.toNanos());
        kernel.countFault(NodeTrace.PAUSE_FAULT);
        kernel.pause(group);
        pauseEnd.extendTo(duration.toNanos());
        kernel.checkpoint();
    }

    private void resume() {
        TaskGroup group = process;
        if (group != null) {
            trace.event(NodeTrace.RESUME);
            kernel.resume(group);
        }
    }

    private static void requireNotNegative(String what, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " is zero or more, not " + duration);
        }
    }
}
