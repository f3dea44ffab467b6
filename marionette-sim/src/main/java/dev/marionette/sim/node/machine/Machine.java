package dev.marionette.sim.node.machine;

import dev.marionette.api.Env;
import dev.marionette.api.NodeId;
import dev.marionette.sim.disk.DiskControl;
import dev.marionette.sim.disk.device.NodeDisk;
import dev.marionette.sim.disk.device.NodeDiskControl;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Stop;
import dev.marionette.sim.engine.TaskGroup;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.node.Node;
import dev.marionette.sim.node.NodeControl;
import dev.marionette.sim.node.NodeState;
import dev.marionette.sim.node.ProcessFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One simulated node: a disk, and at most one process at a time. */
public final class Machine implements Node, NodeControl {

    private static final TraceName BOOT = TraceName.of("node.boot");
    private static final TraceName EXIT = TraceName.of("node.exit");
    private static final TraceName CRASH = TraceName.of("node.crash");
    private static final TraceName RESTART = TraceName.of("node.restart");
    private static final TraceKey NODE = TraceKey.of("node");
    private static final TraceKey COUNT = TraceKey.of("boot");
    private static final String CRASH_FAULT = "node.crash";

    private final Kernel kernel;
    private final Env env;
    private final NodeDisk disk;
    private final DiskControl diskControl;
    private final List<NodeListener> listeners;
    private NodeState state = NodeState.IDLE;
    private @Nullable ProcessFactory factory;
    private @Nullable TaskGroup process;
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
    public DiskControl disk() {
        return diskControl;
    }

    @Override
    public void boot(ProcessFactory newFactory) {
        kernel.requireConfined();
        switch (state) {
            case RUNNING ->
                throw new IllegalStateException("a process runs on node " + id() + "; stop or crash it first");
            case DOWN -> throw new IllegalStateException("node " + id() + " is down; restart it");
            case IDLE -> {}
            case STOPPED -> listeners.forEach(listener -> listener.nodeUp(id().index()));
        }
        factory = newFactory;
        start(newFactory);
    }

    private void start(ProcessFactory program) {
        boots++;
        kernel.trace(BOOT).num(NODE, id().index()).num(COUNT, boots).end();
        TaskGroup group = new TaskGroup("node-" + id());
        process = group;
        state = NodeState.RUNNING;
        kernel.start(group, () -> run(group, program));
    }

    private void run(TaskGroup group, ProcessFactory program) {
        try {
            program.create(env).run(env);
        } catch (InterruptedException e) {
            // A process that was asked to stop.
        } catch (Exception | AssertionError | LinkageError | VirtualMachineError e) {
            kernel.fail(Stop.Kind.SCENARIO_ERROR, group.name(), "the process on node " + id() + " threw " + e, e);
        }
        if (process == group) {
            exited(group);
        }
    }

    private void exited(TaskGroup group) {
        kernel.trace(EXIT).num(NODE, id().index()).end();
        end(group, NodeState.STOPPED);
    }

    private void end(TaskGroup group, NodeState newState) {
        process = null;
        state = newState;
        kernel.drop(group);
        listeners.forEach(listener -> listener.nodeDown(id().index()));
    }

    @Override
    public void crash() {
        kernel.requireConfined();
        if (state == NodeState.DOWN) {
            return;
        }
        kernel.trace(CRASH).num(NODE, id().index()).end();
        kernel.countFault(CRASH_FAULT);
        TaskGroup group = process;
        if (group != null) {
            end(group, NodeState.DOWN);
        } else {
            state = NodeState.DOWN;
            listeners.forEach(listener -> listener.nodeDown(id().index()));
        }
        disk.crash();
        kernel.checkpoint();
    }

    @Override
    public void restart() {
        kernel.requireConfined();
        if (state == NodeState.RUNNING || state == NodeState.IDLE) {
            throw new IllegalStateException(
                    "node " + id() + " is up; only a node that crashed or stopped can be restarted");
        }
        kernel.trace(RESTART).num(NODE, id().index()).end();
        if (disk.isDown()) {
            disk.restart();
        }
        listeners.forEach(listener -> listener.nodeUp(id().index()));
        ProcessFactory program = factory;
        if (program == null) {
            state = NodeState.IDLE;
        } else {
            start(program);
        }
    }
}
