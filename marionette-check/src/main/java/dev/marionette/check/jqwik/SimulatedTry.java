package dev.marionette.check.jqwik;

import dev.marionette.api.Seed;
import dev.marionette.sim.World;
import dev.marionette.sim.run.Action;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioFailedError;

/**
 * Runs one sample of a property: the short form of {@link Runner#expectPass(Scenario, Seed)} where a property has steps and assertions, and no
 * scenario of its own.
 *
 * {@snippet :
 * @Property @Simulated
 * void nothingForcedIsLost(@ForAll Seed seed, @ForAll List<KvOperation> workload, @ForAll FaultPlan plan) {
 *     SimulatedTry.run(seed, world -> {
 *         Simulation sim = world.simulate(SimulationOptions.defaults());
 *         RunningPlan faults = plan.within(workload.size()).start(sim);
 *         ...
 *     });
 * }
 * }
 */
public final class SimulatedTry {

    private SimulatedTry() {}

    /**
     * Runs the body in a world of this seed, twice, and compares the two runs.
     *
     * @param body what to do and to assert; it must share nothing between its two runs, so it makes in the world all that it changes
     * @throws ScenarioFailedError if it throws, or the two runs differ
     */
    public static RunReport.Passed run(Seed seed, Action<World> body) {
        Scenario<World> scenario =
                Scenario.<World>named("property", world -> world).run(body);
        RunOptions options = RunOptions.defaults()
                .withReplayCommand("mvn test -Dtest=" + caller() + " (jqwik tries the last failing sample first)");
        return Runner.expectPass(scenario, seed, options);
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().equals(SimulatedTry.class.getName()))
                        .findFirst())
                .map(frame -> simpleName(frame.getClassName()) + "#" + frame.getMethodName())
                .orElse("YourProperties");
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
    }
}
