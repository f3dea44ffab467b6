package dev.marionette.sim.net.fabric;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.node.machine.NodeListener;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of every path between the nodes of one simulation. Confined to its world. */
public final class Fabric implements Paths, NodeListener {

    private final Kernel kernel;
    private final int nodes;
    private final PathTable paths = new PathTable();
    private final List<Cut> cuts = new ArrayList<>(0);
    private final BitSet down = new BitSet();
    private NetworkFaults faults = NetworkFaults.none();

    /** Quiet paths between this many nodes. */
    public Fabric(Kernel kernel, int nodes) {
        this.kernel = kernel;
        this.nodes = nodes;
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

    /** The path from one node to another. */
    public Path path(int from, int to) {
        Path path = paths.find(from, to);
        return path == null ? newPath(from, to) : path;
    }

    private Path newPath(int from, int to) {
        Path path = new Path(kernel, from, to, from * nodes + to);
        if (faults != NetworkFaults.none()) {
            path.behave(faults);
        }
        paths.add(path);
        return path;
    }

    /** How all paths behave. */
    public NetworkFaults faults() {
        return faults;
    }

    /** Makes all paths behave in another way. */
    public void faults(NetworkFaults newFaults) {
        faults = newFaults;
        paths.all().forEach(path -> path.behave(newFaults));
    }

    /** Closes the paths between two disjoint groups. */
    public void cut(BitSet left, BitSet right, boolean oneWay) {
        Cut cut = new Cut(left, right, oneWay);
        if (!cuts.contains(cut)) {
            cuts.add(cut);
        }
    }

    /** Opens all paths that a cut closes; returns whether there was one. */
    public boolean heal() {
        boolean any = !cuts.isEmpty();
        cuts.clear();
        return any;
    }

    /** Why nothing on this path arrives at present, or null if it is open. */
    public @Nullable Obstacle obstacle(Path path) {
        if (down.get(path.to())) {
            return Obstacle.NODE_DOWN;
        }
        return barrier(path);
    }

    private @Nullable Obstacle barrier(Path path) {
        return isCut(path) ? Obstacle.PARTITION : null;
    }

    private boolean isCut(Path path) {
        for (Cut cut : cuts) {
            if (cut.closes(path.from(), path.to())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long latencyNanos(int from, int to, Prng random) {
        return path(from, to).latencyNanos(random);
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
        return 0;
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
