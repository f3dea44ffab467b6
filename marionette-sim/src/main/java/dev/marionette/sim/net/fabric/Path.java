package dev.marionette.sim.net.fabric;

import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.net.NetworkFaults;
import org.jspecify.annotations.Nullable;

/** One directed path between two nodes, made when it is first used. Confined to its world. */
public final class Path {

    private final Kernel kernel;
    private final int from;
    private final int to;
    private final int number;
    private NetworkFaults faults = NetworkFaults.none();
    private LatencyDraw latency = LatencyDraw.of(faults.latency());
    private boolean faulty;
    private @Nullable Prng random;
    private int queued;

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

    /** Counts a message that sets out, or with -1 one that is no longer under way. */
    public void queue(int change) {
        queued += change;
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

    void behave(NetworkFaults general) {
        faults = isLoop() ? NetworkFaults.none().latency(general.latency()) : general;
        latency = LatencyDraw.of(faults.latency());
        faulty = !(faults.lossiness().isNever()
                && faults.duplication().isNever()
                && faults.reordering().isNever()
                && faults.corruption().isNever());
    }
}
