package dev.marionette.sim;

import dev.marionette.api.Recorder;
import dev.marionette.api.Seed;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.StreamName;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One simulated world: a seed, a clock, an order of events and a trace.
 *
 * <p>The runner makes a fresh world for each attempt and hands it to the harness, which declares its machine with {@link #simulate}. A
 * world ends with its attempt.
 *
 * <p>Thread rule: confined to the tasks of the world; any other thread gets an {@link IllegalStateException}.
 */
public final class World {

    private final Kernel kernel;
    private final Optional<Profile> profile;
    private @Nullable Simulation simulation;

    /** For the runner; the kernel's package is not exported. */
    @SuppressWarnings("exports")
    public World(Kernel kernel, Optional<Profile> profile) {
        this.kernel = kernel;
        this.profile = profile;
    }

    /** The number everything in this world follows from. */
    public Seed seed() {
        return Seed.of(kernel.seed());
    }

    /**
     * Builds the world's machine.
     *
     * @throws IllegalStateException if this world has its machine already
     */
    public Simulation simulate(SimulationOptions options) {
        kernel.requireConfined();
        if (simulation != null) {
            throw new IllegalStateException("this world has its simulation already; declare the whole topology in one");
        }
        Simulation made = new Simulation(kernel, options, profile.orElse(null));
        profile.ifPresent(made::apply);
        simulation = made;
        return made;
    }

    /** Randomness for what the test itself chooses: which operations, which keys, when to crash. A stream of its own. */
    public RandomGenerator workload() {
        kernel.requireConfined();
        return kernel.stream(StreamName.WORKLOAD);
    }

    /** The simulated time since the beginning of this world, as traces count it. Reading it changes nothing. */
    public Duration elapsed() {
        kernel.requireConfined();
        return Duration.ofNanos(kernel.nowNanos());
    }

    /** Writes the test's own events into the trace; those of a node go through the recorder of its {@code Env}. */
    public Recorder recorder() {
        kernel.requireConfined();
        return new SimulatedRecorder(kernel, null);
    }

    /**
     * Counts that something came about which the test is about, such as {@code operation.write}, {@code outcome.unknown} or {@code
     * leader.changed}. Reports of runs and campaigns show the counts, and {@link dev.marionette.sim.run.Campaign#requireReached} can ask for
     * them. Nothing is traced, and nothing follows from it.
     *
     * @param kind {@code component.action} in lower-case letters, digits and {@code _}, where the component is none of the simulator's own
     * @throws IllegalArgumentException if the kind is malformed, or begins with a component of the simulator
     */
    public void reached(String kind) {
        kernel.requireConfined();
        kernel.reached().count(OwnName.require("a kind", kind));
    }

    /**
     * Makes a kind known that may be reached from now on, so that reports show it with 0 if it never is.
     *
     * @param kind as for {@link #reached}
     * @throws IllegalArgumentException if the kind is malformed, or begins with a component of the simulator
     */
    public void mayReach(String kind) {
        kernel.requireConfined();
        kernel.reached().expect(OwnName.require("a kind", kind));
    }
}
