package dev.marionette.sim;

import dev.marionette.api.Recorder;
import dev.marionette.api.Seed;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.StreamName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Map<String, Integer> stepsSoFar = new TreeMap<>();
    private @Nullable Simulation simulation;
    private @Nullable RandomGenerator workload;

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
        RandomGenerator made = workload;
        if (made == null) {
            made = kernel.choices().generator(ChoiceKind.DRAW, "", kernel.stream(StreamName.WORKLOAD));
            workload = made;
        }
        return made;
    }

    /**
     * Steps of the workload that can be left out one by one, which is how a failure's workload gets short. In an ordinary run all of them
     * are taken; a run that follows a smaller plan passes over some.
     *
     * {@snippet :
     * for (Step step : world.steps("client 1", 8)) {
     *     long value = step.random().nextInt(100);
     *     step.does("write " + value);
     *     client.write(value);
     * }
     * }
     *
     * <p>A step is taken or passed over when the loop gets there. Steps of several clients may be taken at the same time, by tasks of the
     * world; a further call with the same name goes on counting. Loop over what is returned once.
     *
     * @param who whose steps they are, as in {@code client 1}: names the steps in traces and counterexamples
     * @param count how many there are, 0 or more
     * @throws IllegalArgumentException if the count is negative
     */
    public Iterable<Step> steps(String who, int count) {
        kernel.requireConfined();
        if (count < 0) {
            throw new IllegalArgumentException("a workload has 0 steps or more, not " + count);
        }
        int first = stepsSoFar.merge(who, count, Integer::sum) - count;
        Steps steps = new Steps(kernel, who, first, count);
        return () -> steps;
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
