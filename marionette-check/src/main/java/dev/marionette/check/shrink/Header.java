package dev.marionette.check.shrink;

import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.task.SchedulingStrategy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands before the choices.
 *
 * @param scenario the name of the scenario
 * @param seed the seed
 * @param failure what fails
 * @param options how the scenario was run
 * @param choices how many choices follow
 */
record Header(String scenario, Seed seed, FailureSignature failure, RunOptions options, int choices) {

    private static final List<String> REQUIRED = List.of(
            ReplayFormat.SCENARIO,
            ReplayFormat.SEED,
            ReplayFormat.FAILURE,
            ReplayFormat.TICK,
            ReplayFormat.SIMULATED_TIME,
            ReplayFormat.STEPS,
            ReplayFormat.STRATEGY);
    private static final List<String> OPTIONAL = List.of(ReplayFormat.THROWN, ReplayFormat.PROFILE);

    /** Reads the lines up to the number of choices. */
    static Header of(ReplayReader reader) throws ReplayFormatException {
        Set<String> seen = new TreeSet<>();
        Parts parts = new Parts();
        for (; ; ) {
            String line = reader.headerLine();
            int blank = line.indexOf(' ');
            String key = blank < 0 ? line : line.substring(0, blank);
            String value = blank < 0 ? "" : line.substring(blank + 1);
            if (key.equals(ReplayFormat.CHOICES)) {
                requireAll(reader, seen);
                return parts.with(count(reader, value));
            }
            if (!REQUIRED.contains(key) && !OPTIONAL.contains(key)) {
                throw reader.problem("there is no '" + ReplayReader.shown(key)
                        + "' in a replay file before its choices; take a whole copy, or shrink again");
            }
            if (!seen.add(key)) {
                throw reader.problem("'" + key + "' stands here a second time; keep one of the two lines");
            }
            parts.put(reader, key, value);
        }
    }

    private static void requireAll(ReplayReader reader, Set<String> seen) throws ReplayFormatException {
        for (String key : REQUIRED) {
            if (!seen.contains(key)) {
                throw reader.problem("'" + key + "' is missing above; take a whole copy, or shrink again");
            }
        }
    }

    private static int count(ReplayReader reader, String value) throws ReplayFormatException {
        long count = reader.number(value, "the number of choices", 0);
        if (count > ReplayFormat.MAX_CHOICES) {
            throw reader.problem("a replay file has at most " + ReplayFormat.MAX_CHOICES + " choices, not " + count
                    + "; shrink the run first");
        }
        return (int) count;
    }

    /** What the lines so far said. */
    private static final class Parts {

        private String scenario = "";
        private Seed seed = Seed.of(0);
        private RunFailure.Kind kind = RunFailure.Kind.CHECK_FAILED;
        private String subject = "";
        private Optional<String> thrown = Optional.empty();
        private RunOptions options = RunOptions.defaults();

        void put(ReplayReader reader, String key, String value) throws ReplayFormatException {
            try {
                putUnchecked(reader, key, value);
            } catch (IllegalArgumentException e) {
                throw reader.problem(ReplayReader.shown(String.valueOf(e.getMessage())));
            }
        }

        private void putUnchecked(ReplayReader reader, String key, String value) throws ReplayFormatException {
            switch (key) {
                case ReplayFormat.SCENARIO -> scenario = value;
                case ReplayFormat.SEED -> seed = Seed.parse(value);
                case ReplayFormat.FAILURE -> failure(reader, value);
                case ReplayFormat.THROWN -> thrown = Optional.of(reader.decoded(value));
                case ReplayFormat.TICK ->
                    options = options.withTick(Duration.ofNanos(reader.number(value, "the tick", 1)));
                case ReplayFormat.SIMULATED_TIME ->
                    options =
                            options.withSimulatedTime(Duration.ofNanos(reader.number(value, "the budget of time", 1)));
                case ReplayFormat.STEPS -> options = options.withSteps(reader.number(value, "the budget of steps", 1));
                case ReplayFormat.STRATEGY -> options = options.withStrategy(strategy(value));
                default -> options = options.withProfile(Profile.parse(value));
            }
        }

        private void failure(ReplayReader reader, String value) throws ReplayFormatException {
            int blank = value.indexOf(' ');
            String name = blank < 0 ? value : value.substring(0, blank);
            kind = Arrays.stream(RunFailure.Kind.values())
                    .filter(each -> FailureSignature.nameOf(each).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no kind of failure '" + name
                            + "' in this release; take the one that wrote the file, or shrink again"));
            subject = reader.decoded(value.substring(blank + 1));
        }

        private static SchedulingStrategy strategy(String name) {
            return switch (name) {
                case ReplayFormat.RANDOM_WALK -> SchedulingStrategy.randomWalk();
                case ReplayFormat.FIFO -> SchedulingStrategy.fifo();
                default ->
                    throw new IllegalArgumentException("there is no strategy '" + name + "'; there are "
                            + ReplayFormat.RANDOM_WALK + " and " + ReplayFormat.FIFO);
            };
        }

        Header with(int choices) {
            return new Header(scenario, seed, new FailureSignature(kind, subject, thrown), options, choices);
        }
    }
}
