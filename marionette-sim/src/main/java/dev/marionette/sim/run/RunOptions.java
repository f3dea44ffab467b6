package dev.marionette.sim.run;

import dev.marionette.sim.Profile;
import dev.marionette.sim.engine.HostAccess;
import dev.marionette.sim.engine.Limits;
import dev.marionette.sim.task.SchedulingStrategy;
import java.time.Duration;
import java.util.Optional;

/**
 * How scenarios are run: the tick, the budgets, and how many worlds at a time. Immutable; safe for use by any thread.
 *
 * @param tick the distance of two ticks in simulated time, more than zero
 * @param simulatedTime the simulated time after which a run counts as stalled
 * @param steps the number of events and task switches after which a run counts as stalled, at least 1
 * @param jobs how many worlds run at the same time in a campaign, at least 1
 * @param replayCommand the command that replays a failure, with {@code {scenario}} and {@code {seed}} to be filled in; empty to derive it
 *     from the calling test
 * @param strategy how a world chooses among the tasks that can run
 * @param profile which faults happen by chance, in the place of the profile that a scenario applies itself; empty to leave that to the
 *     scenario
 */
public record RunOptions(
        Duration tick,
        Duration simulatedTime,
        long steps,
        int jobs,
        Optional<String> replayCommand,
        SchedulingStrategy strategy,
        Optional<Profile> profile) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a duration is not positive or a count below 1
     */
    public RunOptions {
        requirePositive("tick", tick);
        requirePositive("budget of simulated time", simulatedTime);
        if (steps < 1) {
            throw new IllegalArgumentException("the budget of steps is at least 1, not " + steps);
        }
        if (jobs < 1) {
            throw new IllegalArgumentException("at least 1 world must run at a time, not " + jobs);
        }
    }

    /** A tick of one millisecond, a budget of a simulated day and ten million steps, and one job for each processor. */
    public static RunOptions defaults() {
        return new RunOptions(
                Duration.ofMillis(1),
                Duration.ofNanos(Limits.DEFAULT.simulatedNanos()),
                Limits.DEFAULT.steps(),
                processors(),
                Optional.empty(),
                SchedulingStrategy.randomWalk(),
                Optional.empty());
    }

    /** The same with another tick. */
    public RunOptions withTick(Duration newTick) {
        return new RunOptions(newTick, simulatedTime, steps, jobs, replayCommand, strategy, profile);
    }

    /** The same with another budget of simulated time. */
    public RunOptions withSimulatedTime(Duration newSimulatedTime) {
        return new RunOptions(tick, newSimulatedTime, steps, jobs, replayCommand, strategy, profile);
    }

    /** The same with another budget of steps. */
    public RunOptions withSteps(long newSteps) {
        return new RunOptions(tick, simulatedTime, newSteps, jobs, replayCommand, strategy, profile);
    }

    /** The same with another number of worlds at a time. */
    public RunOptions withJobs(int newJobs) {
        return new RunOptions(tick, simulatedTime, steps, newJobs, replayCommand, strategy, profile);
    }

    /** The same with another replay command. */
    public RunOptions withReplayCommand(String newReplayCommand) {
        return new RunOptions(tick, simulatedTime, steps, jobs, Optional.of(newReplayCommand), strategy, profile);
    }

    /** The same with another choice among the tasks that can run. */
    public RunOptions withStrategy(SchedulingStrategy newStrategy) {
        return new RunOptions(tick, simulatedTime, steps, jobs, replayCommand, newStrategy, profile);
    }

    /**
     * The same with a profile of its own. What the profile of a scenario leaves out or adds stays so, and what a scenario sets by itself is
     * not touched.
     */
    public RunOptions withProfile(Profile newProfile) {
        return new RunOptions(tick, simulatedTime, steps, jobs, replayCommand, strategy, Optional.of(newProfile));
    }

    @HostAccess("only how many worlds run at a time follows from it, never what happens in one")
    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    Limits limits() {
        return new Limits(simulatedTime.toNanos(), steps);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("the " + what + " is more than zero, not " + duration);
        }
    }
}
