package dev.marionette.sim.net.fabric;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.net.NetworkFault;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.node.machine.NodeListener;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The state of every path between the nodes of one simulation. Confined to its world. */
public final class Fabric implements Paths, NodeListener {

    /** Beyond it, a path is cheaper to make anew than to find in memory. */
    private static final int MOST_IDLE_PATHS = 1_024;

    private static final int FAULT_KINDS = NetworkFault.values().length;

    private final Kernel kernel;
    private final int nodes;
    private final FabricTrace trace;
    private final PathDefaults defaults;
    private final PathTable paths = new PathTable();

    /** The paths that a test or a clog set apart, in the order in which that happened. */
    private final Set<Path> apart = new LinkedHashSet<>();

    private final Partitions partitions;
    private final List<PathListener> listeners = new ArrayList<>(2);
    private final BitSet down = new BitSet();
    private final BitSet disconnected = new BitSet();
    private long @Nullable [] counts;

    /** Quiet paths between this many nodes. */
    public Fabric(Kernel kernel, int nodes) {
        this.kernel = kernel;
        this.nodes = nodes;
        this.defaults = new PathDefaults(kernel, nodes);
        this.trace = new FabricTrace(kernel);
        this.partitions = new Partitions(kernel, trace, nodes);
    }

    /** How many nodes there are. */
    public int nodes() {
        return nodes;
    }

    /**
     * Checks that a node is one of this network.
     *
     * @throws UnknownNodeException if it is not
     */
    public void require(NodeId node) {
        if (node.index() >= nodes) {
            throw new UnknownNodeException(node, nodes);
        }
    }

    /** Has traffic told of clogs that end before their time. */
    public void addListener(PathListener listener) {
        listeners.add(listener);
    }

    /** The path from one node to another, to be held for as long as the world lasts. */
    public Path link(int from, int to) {
        Path path = path(from, to);
        path.pin();
        return path;
    }

    /** Counts a message that is no longer under way on a path. */
    public void dequeue(Path path) {
        path.dequeue();
        release(path);
    }

    /** Ends the use of a path. Of many paths, those without traffic are forgotten. */
    public void release(Path path) {
        if (paths.size() > MOST_IDLE_PATHS && path.isForgettable()) {
            paths.remove(path);
        }
    }

    /** The path from one node to another, to be held for as long as a message is under way on it. */
    public Path path(int from, int to) {
        Path path = paths.find(from, to);
        return path == null ? newPath(from, to) : path;
    }

    private Path newPath(int from, int to) {
        Path path = new Path(defaults, from, to);
        paths.add(path);
        return path;
    }

    /** How all paths behave. */
    public NetworkFaults faults() {
        return defaults.faults();
    }

    /** Makes all paths behave in another way. */
    public void faults(NetworkFaults newFaults) {
        newFaults.partitions().nodes().forEach(this::require);
        trace.faults(newFaults);
        expect(newFaults);
        defaults.faults(newFaults);
        apart.forEach(Path::follow);
        partitions.dynamics(newFaults.partitions());
    }

    /** Makes one path behave in another way in one respect. */
    public void override(Path path, String part, UnaryOperator<NetworkFaults> change) {
        path.override(part, change);
        overridden(path);
    }

    /** Makes one path behave as all do. */
    public void clearOverrides(Path path) {
        path.clearOverrides();
        overridden(path);
    }

    private void overridden(Path path) {
        apart.add(path);
        trace.faults(path);
        expect(path.faults());
    }

    private void expect(NetworkFaults newFaults) {
        expect(NetworkFault.LOSS, newFaults.lossiness().isNever());
        expect(NetworkFault.DUPLICATION, newFaults.duplication().isNever());
        expect(NetworkFault.REORDERING, newFaults.reordering().isNever());
        expect(NetworkFault.CORRUPT, newFaults.corruption().isNever());
        expect(NetworkFault.CLOG, newFaults.clogs().rate().isNever());
        expect(
                NetworkFault.PARTITION,
                newFaults.partitions().rates().partition().isNever());
    }

    private void expect(NetworkFault fault, boolean never) {
        if (!never) {
            expect(fault);
        }
    }

    /** Makes a kind of fault known that may happen from now on. */
    public void expect(NetworkFault fault) {
        kernel.expectFault(fault.reportName());
    }

    /** Counts a fault that took effect. */
    public void tookEffect(NetworkFault fault) {
        long[] counters = counts;
        if (counters == null) {
            counters = new long[FAULT_KINDS];
            counts = counters;
        }
        counters[fault.ordinal()]++;
        kernel.countFault(fault.reportName());
    }

    /** How often a fault took effect. */
    public long count(NetworkFault fault) {
        return counts == null ? 0 : counts[fault.ordinal()];
    }

    /** Closes the paths between two disjoint groups. */
    public void cut(BitSet left, BitSet right, boolean oneWay) {
        expect(NetworkFault.PARTITION);
        partitions.add(new Cut(left, right, oneWay));
    }

    /** Opens all paths that a partition closes, whoever made it. */
    public void heal() {
        partitions.heal();
    }

    /** Opens every path between nodes of a core, and lets them behave as all do; what else is closed stays so for good. */
    public void openInside(List<NodeId> core) {
        BitSet inside = new BitSet(nodes);
        for (NodeId node : core) {
            inside.set(node.index());
            if (disconnected.get(node.index())) {
                connect(node.index(), true);
            }
        }
        partitions.openInside(inside);
        for (Path path : List.copyOf(apart)) {
            if (inside.get(path.from()) && inside.get(path.to())) {
                open(path);
            }
        }
    }

    private void open(Path path) {
        if (path.isDisabled()) {
            enable(path, true);
        }
        if (path.isOverridden()) {
            clearOverrides(path);
        }
        if (cloggedUntilNanos(path) > kernel.nowNanos()) {
            unclog(path);
        }
    }

    /** Lets nothing of or to a node arrive, or ends that. */
    public void connect(int node, boolean connected) {
        expect(NetworkFault.NODE_DOWN, connected);
        trace.node(node, connected);
        disconnected.set(node, !connected);
    }

    /** Lets nothing arrive over a path, or ends that. */
    public void enable(Path path, boolean enabled) {
        expect(NetworkFault.LINK_DOWN, enabled);
        trace.link(path, enabled);
        apart.add(path);
        path.disable(!enabled);
    }

    /** Ends {@link #enable} of every path. */
    public void enableAll() {
        apart.stream().filter(Path::isDisabled).forEach(path -> enable(path, true));
    }

    /** Clogs a path until an instant; {@link Long#MAX_VALUE} for good. */
    public void clog(Path path, long untilNanos) {
        expect(NetworkFault.CLOG);
        trace.clog(path, untilNanos);
        apart.add(path);
        path.needClog().clogUntil(untilNanos);
        listeners.forEach(listener -> listener.clogged(path, untilNanos));
    }

    /** Ends the clog of a path. */
    public void unclog(Path path) {
        trace.unclog(path);
        PathClog clog = path.clog();
        if (clog != null) {
            clog.end();
            listeners.forEach(listener -> listener.unclogged(path));
        }
    }

    /** Ends every clog. */
    public void unclogAll() {
        apart.stream()
                .filter(path -> cloggedUntilNanos(path) > kernel.nowNanos())
                .toList()
                .forEach(this::unclog);
    }

    /** Until when everything on a path is held up; not after now if it is not. */
    public long cloggedUntilNanos(Path path) {
        PathClog clog = path.clog();
        if (clog == null) {
            return 0;
        }
        long untilNanos = clog.untilNanos(trace);
        if (untilNanos > kernel.nowNanos()) {
            apart.add(path);
        }
        return untilNanos;
    }

    /** Whether a node has no power, or no process. */
    public boolean isDown(int node) {
        return down.get(node);
    }

    /** Why nothing on this path arrives at present, or null if it is open. */
    public @Nullable Obstacle obstacle(Path path) {
        if (down.get(path.to())) {
            return Obstacle.NODE_DOWN;
        }
        return barrier(path);
    }

    private @Nullable Obstacle barrier(Path path) {
        int from = path.from();
        int to = path.to();
        if (from == to) {
            return null;
        }
        if (disconnected.get(to) || disconnected.get(from)) {
            return Obstacle.NODE_DOWN;
        }
        if (path.isDisabled()) {
            return Obstacle.LINK_DOWN;
        }
        return partitions.closes(from, to) ? Obstacle.PARTITION : null;
    }

    @Override
    public long latencyNanos(int from, int to, Prng random) {
        return path(from, to).streamLatencyNanos(random);
    }

    @Override
    public @Nullable Obstacle obstacle(int from, int to) {
        return obstacle(path(from, to));
    }

    @Override
    public @Nullable Obstacle barrier(int from, int to) {
        return barrier(path(from, to));
    }

    @Override
    public NetworkFaults faults(int from, int to) {
        return path(from, to).faults();
    }

    @Override
    public long cloggedUntilNanos(int from, int to) {
        return cloggedUntilNanos(path(from, to));
    }

    @Override
    public void nodeDown(int node) {
        down.set(node);
    }

    @Override
    public void nodeUp(int node) {
        down.clear(node);
    }
}
