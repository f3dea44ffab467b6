package dev.marionette.check.shrink;

import dev.marionette.api.Seed;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.GuidedRunner;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A failure that can be run again without its seed's decisions: the choices that matter, and how the scenario was run. Kept as a text with
 * a version and a checksum, by custom in a file that ends in {@code .mar}; {@code docs/replay-format.md} describes it.
 *
 * {@snippet :
 * // The bug is still found, and the corrected program survives what broke the other.
 * ReplayFile kept = ReplayFile.read(Path.of("src/test/resources/lost-write.mar"));
 * kept.expectFailure(scenarioWithTheBug);
 * kept.expectPass(correctScenario);
 * }
 *
 * <p>How many worlds run at a time and the replay command are no part of it. Immutable; safe for use by any thread.
 *
 * @param scenario the name of the scenario
 * @param seed the seed, which serves for what is no decision
 * @param options the tick, the budgets, the strategy and the profile
 * @param failure what fails
 * @param plan the choices that differ from neutral ones
 */
public record ReplayFile(String scenario, Seed seed, RunOptions options, FailureSignature failure, ChoicePlan plan) {

    private static final String IN_TESTS = "run the same test again; its replay file decides everything";

    /**
     * Forgets what of the options belongs to the host.
     *
     * @throws IllegalArgumentException if this cannot be written: the name is not one that a scenario has, a text has half a surrogate pair
     *     or is too long, a time is longer than {@link Long#MAX_VALUE} nanoseconds, or there are more than 500,000 choices
     */
    public ReplayFile {
        RunOptions own = RunOptions.defaults()
                .withTick(options.tick())
                .withSimulatedTime(options.simulatedTime())
                .withSteps(options.steps())
                .withStrategy(options.strategy());
        options = options.profile().map(own::withProfile).orElse(own);
        ReplayWriter.requireExpressible(scenario, options, failure, plan);
    }

    /**
     * What {@link Shrinker} found. The numbers that the application draws for itself are left to the seed, which draws them again.
     *
     * @throws IllegalArgumentException if it cannot be written, as above
     */
    public static ReplayFile of(Counterexample found) {
        return new ReplayFile(
                found.scenario(),
                found.seed(),
                found.options(),
                FailureSignature.of(found.finding()),
                found.plan().without(choice -> choice.kind().role() == ChoiceKind.Role.FIXED));
    }

    /**
     * Reads a file.
     *
     * @throws ReplayFormatException if it is not a replay file, or was cut or changed; the message names the line and the remedy
     * @throws IOException if it cannot be read
     */
    public static ReplayFile read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ReplayReader.read(bytes);
        }
    }

    /**
     * Reads a text as {@link #text} gives it.
     *
     * @throws ReplayFormatException if it is not one; the message names the line and the remedy
     */
    public static ReplayFile parse(String text) throws ReplayFormatException {
        try {
            return ReplayReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (ReplayFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory could not be read", e);
        }
    }

    /**
     * Writes it to a file, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, text());
    }

    /** The lines of the file. */
    public String text() {
        return new ReplayWriter().write(this);
    }

    /** Runs a scenario as the plan decides, twice, and compares the runs, like {@link GuidedRunner#verify}. */
    public RunReport run(Scenario<?> played) {
        return run(played, IN_TESTS);
    }

    /** The same, with a command that replays it, for the report of a failure. */
    public RunReport run(Scenario<?> played, String replayCommand) {
        return new GuidedRunner(played, seed, options.withReplayCommand(replayCommand)).verify(plan);
    }

    /** Whether a run shows the failure of this file, and no other. */
    public boolean isReproducedBy(RunReport report) {
        return report instanceof RunReport.Failed failed
                && FailureSignature.of(failed.failure()).equals(failure);
    }

    /**
     * Expects that a scenario still fails as it did when the file was written; its name does not matter.
     *
     * @return the failure
     * @throws AssertionError if it passes, or fails otherwise
     */
    public RunFailure expectFailure(Scenario<?> played) {
        return switch (run(played)) {
            case RunReport.Passed _ ->
                throw new AssertionError(
                        played.name() + ": expected " + failure.text() + " from the choices of a replay file of "
                                + scenario + ", and both runs passed; the bug is gone, or the scenario has changed");
            case RunReport.Failed failed
            when !isReproducedBy(failed) ->
                throw new AssertionError(played.name() + ": expected " + failure.text()
                        + " from the choices of a replay file of " + scenario + ", and found another failure\n"
                        + failed.failure().text());
            case RunReport.Failed(RunFailure found) -> found;
        };
    }

    /**
     * Expects that a scenario passes although it takes the choices that made the one of this file fail, as the corrected program must; its
     * name does not matter.
     *
     * @return the report of both runs
     * @throws AssertionError if it fails
     */
    public RunReport.Passed expectPass(Scenario<?> played) {
        return switch (run(played)) {
            case RunReport.Passed passed -> passed;
            case RunReport.Failed(RunFailure found) ->
                throw new AssertionError(
                        played.name() + ": expected to survive the choices of a replay file of " + scenario + "\n"
                                + found.text(),
                        found.cause().orElse(null));
        };
    }
}
