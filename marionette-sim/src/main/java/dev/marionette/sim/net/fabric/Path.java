package dev.marionette.sim.net.fabric;

import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.net.NetworkFaults;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One directed path between two nodes, made when it is first used. Confined to its world. */
public final class Path {

    private final PathDefaults defaults;
    private final int from;
    private final int to;
    private int queued;
    private boolean disabled;
    private boolean pinned;
    private @Nullable LinkOverrides overrides;
    private @Nullable PathClog clog;

    Path(PathDefaults defaults, int from, int to) {
        this.defaults = defaults;
        this.from = from;
        this.to = to;
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
        return behaviour().faults;
    }

    /** Whether any fault could be rolled for a message. */
    public boolean isFaulty() {
        return behaviour().faulty;
    }

    /** How many messages are under way on it. */
    public int queued() {
        return queued;
    }

    /** Both ends, as {@code 0>2}. */
    @Override
    public String toString() {
        return from + ">" + to;
    }

    /** Counts a message that sets out. */
    public void enqueue() {
        queued++;
    }

    /** Counts a message that is no longer under way. */
    void dequeue() {
        queued--;
    }

    /** Keeps this object for as long as the world lasts, since somebody holds it. */
    void pin() {
        pinned = true;
    }

    /** Whether it differs in nothing from one made anew. */
    boolean isForgettable() {
        return queued == 0 && !pinned && clog == null;
    }

    /** The random numbers of what its sender sends. */
    public Prng random() {
        return defaults.random(from);
    }

    /** Whether its latency varies, so that asking for one is a decision. */
    public boolean latencyVaries() {
        return behaviour().latency.varies();
    }

    /** Draws how long something that sets out now is on its way. */
    public long latencyNanos() {
        LatencyDraw latency = behaviour().latency;
        return latency.varies() ? draw(latency, ChoiceKind.MESSAGE_LATENCY, random()) : latency.leastNanos();
    }

    /** The same for bytes of a connection, drawn from other random numbers. */
    long streamLatencyNanos(Prng numbers) {
        LatencyDraw latency = behaviour().latency;
        return latency.varies() ? draw(latency, ChoiceKind.STREAM_LATENCY, numbers) : latency.leastNanos();
    }

    private long draw(LatencyDraw latency, ChoiceKind kind, Prng numbers) {
        defaults.kernel.countDecision(kind.family());
        return defaults.kernel.choices().number(kind, this, latency.draw(numbers), latency.leastNanos());
    }

    Behaviour behaviour() {
        LinkOverrides own = overrides;
        if (own != null) {
            return own.behaviour();
        }
        return from == to ? defaults.loop() : defaults.general();
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
        return clog == null && !behaviour().clogs().rate().isNever() ? needClog() : clog;
    }

    PathClog needClog() {
        PathClog made = clog;
        if (made == null) {
            made = new PathClog(defaults.kernel, this, from * defaults.nodes + to);
            clog = made;
        }
        return made;
    }

    /** Sets one part of its behaviour apart from that of all paths. */
    void override(String part, UnaryOperator<NetworkFaults> change) {
        LinkOverrides own = overrides;
        if (own == null) {
            own = new LinkOverrides(defaults.general());
            overrides = own;
        }
        own.put(part, change);
        follow();
    }

    boolean isOverridden() {
        return overrides != null;
    }

    void clearOverrides() {
        overrides = null;
    }

    /** Takes over what was set for all paths. */
    void follow() {
        if (overrides != null) {
            overrides.apply(defaults.faults(), defaults.kernel.nowNanos());
        }
    }
}
