package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.net.NetworkFaults;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One directed path between two nodes, made when it is first used. Confined to its world. */
public final class Path {

    final int number;
    private final Kernel kernel;
    private final int from;
    private final int to;
    private NetworkFaults faults = NetworkFaults.none();
    private LatencyDraw latency = LatencyDraw.QUIET;
    private boolean faulty;
    private boolean disabled;
    private int queued;
    private @Nullable Prng random;
    private @Nullable PathClog clog;
    private @Nullable SortedMap<String, UnaryOperator<NetworkFaults>> overrides;

    Path(Kernel kernel, int from, int to, int number) {
        this.kernel = kernel;
        this.from = from;
        this.to = to;
        this.number = number;
    }

    /** Where it begins. */
    public int from() {
        return from;
    }

    /** Where it ends. */
    public int to() {
        return to;
    }

    /** Whether it leads a node to itself. */
    public boolean isLoop() {
        return from == to;
    }

    /** How it behaves at present. */
    public NetworkFaults faults() {
        return faults;
    }

    /** Whether any fault could be rolled for a message. */
    public boolean isFaulty() {
        return faulty;
    }

    /** How many messages are under way on it. */
    public int queued() {
        return queued;
    }

    /** Counts a message that sets out. */
    public void enqueue() {
        queued++;
    }

    /** Counts a message that is no longer under way. */
    public void dequeue() {
        queued--;
    }

    /** Its random numbers: the same for the same seed, whatever happens on other paths. */
    public Prng random() {
        Prng stream = random;
        if (stream == null) {
            stream = kernel.newStream(StreamName.NETWORK_PATH, number);
            random = stream;
        }
        return stream;
    }

    /** Whether its latency varies, so that asking for one is a decision. */
    public boolean latencyVaries() {
        return latency.varies();
    }

    /** Draws how long something that sets out now is on its way. */
    public long latencyNanos() {
        return latency.varies() ? latencyNanos(random()) : latency.leastNanos();
    }

    /** The same, drawn from other random numbers. */
    long latencyNanos(Prng numbers) {
        if (!latency.varies()) {
            return latency.leastNanos();
        }
        kernel.countDecision();
        return latency.draw(numbers);
    }

    boolean isDisabled() {
        return disabled;
    }

    void disable(boolean now) {
        disabled = now;
    }

    /** Its clog, or null if it never had any and could have none. */
    @Nullable
    PathClog clog() {
        return clog;
    }

    PathClog needClog() {
        PathClog made = clog;
        if (made == null) {
            made = new PathClog(kernel, this);
            clog = made;
        }
        return made;
    }

    /** Sets one part of its behaviour apart from that of all paths. */
    void override(String part, UnaryOperator<NetworkFaults> change) {
        if (overrides == null) {
            overrides = new TreeMap<>();
        }
        overrides.put(part, change);
    }

    void clearOverrides() {
        overrides = null;
    }

    /** Behaves as all paths do, but for what is set for it alone. */
    void behave(NetworkFaults general) {
        NetworkFaults own = isLoop() ? NetworkFaults.none().latency(general.latency()) : general;
        if (overrides != null) {
            for (UnaryOperator<NetworkFaults> change : overrides.values()) {
                own = change.apply(own);
            }
        }
        faults = own;
        latency = LatencyDraw.of(own.latency());
        faulty = !(own.lossiness().isNever()
                && own.duplication().isNever()
                && own.reordering().isNever()
                && own.corruption().isNever());
        if (clog != null || !own.clogs().rate().isNever()) {
            needClog().roll(own.clogs());
        }
    }
}
