package dev.marionette.sim.run;

import dev.marionette.api.Seed;
import dev.marionette.sim.engine.HostAccess;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the person who runs the tests asks for, in the place of what a test says itself: which seeds, and how many worlds at a time.
 *
 * <p>Each setting is a system property or, where that is not set, an environment variable; blank is the same as not set.
 *
 * <table>
 * <caption>The settings</caption>
 * <tr><th>property</th><th>variable</th><th>value</th></tr>
 * <tr><td>{@code marionette.seed}</td><td>{@code MARIONETTE_SEED}</td><td>a seed, as {@link Seed#parse} reads it</td></tr>
 * <tr><td>{@code marionette.seeds}</td><td>{@code MARIONETTE_SEEDS}</td><td>how many, at least 1</td></tr>
 * <tr><td>{@code marionette.jobs}</td><td>{@code MARIONETTE_JOBS}</td><td>worlds at a time, 1 to 1024</td></tr>
 * </table>
 *
 * <p>A seed alone is run alone. A number of seeds alone counts from the first seed of the test, and with a seed from that one. Immutable; safe
 * for use by any thread.
 *
 * @param seed the one seed to run, or the first of {@code seeds}
 * @param seeds how many seeds to run
 * @param jobs how many worlds run at the same time
 */
public record RunSettings(Optional<Seed> seed, OptionalLong seeds, OptionalInt jobs) {

    /** The name of the system property with the seed. */
    public static final String SEED_PROPERTY = "marionette.seed";

    private static final String SEEDS_PROPERTY = "marionette.seeds";
    private static final String JOBS_PROPERTY = "marionette.jobs";
    private static final int MOST_JOBS = 1_024;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");

    /**
     * Reads the settings of this JVM.
     *
     * @throws IllegalArgumentException if one of them has a value that it cannot have; it names the setting, the value and what to write
     */
    public static RunSettings ofHost() {
        return of(RunSettings::property, RunSettings::environment);
    }

    /**
     * Reads the settings where system properties come from elsewhere, such as the parameters of a test framework.
     *
     * @param properties gives the value of a property
     * @throws IllegalArgumentException if a setting has a value that it cannot have; it names the setting, the value and what to write
     */
    public static RunSettings of(Function<String, Optional<String>> properties) {
        return of(properties, RunSettings::environment);
    }

    static RunSettings of(
            Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {
        Source source = new Source(properties, environment);
        return new RunSettings(
                source.read(SEED_PROPERTY, Seed::parse),
                asLong(source.read(SEEDS_PROPERTY, text -> count(text, Long.MAX_VALUE))),
                asInt(source.read(JOBS_PROPERTY, text -> count(text, MOST_JOBS))));
    }

    /** The seeds to run where a test has these. */
    public Seeds applyTo(Seeds declared) {
        Seed first = seed.orElse(declared.first());
        return new Seeds(first, seeds.orElse(seed.isPresent() ? 1 : declared.size()));
    }

    /** How to run them where a test has these options. */
    public RunOptions applyTo(RunOptions declared) {
        return jobs.isPresent() ? declared.withJobs(jobs.getAsInt()) : declared;
    }

    private static Long count(String text, long most) {
        String digits = text.strip().replace("_", "");
        long count = COUNT.matcher(digits).matches() ? Long.parseLong(digits) : 0;
        if (count < 1 || count > most) {
            String range = most == Long.MAX_VALUE ? "from 1" : "from 1 to " + most;
            throw new IllegalArgumentException(
                    "not a count: '" + text + "'; write a whole number " + range + ", such as 8 or 1_000");
        }
        return count;
    }

    private static OptionalLong asLong(Optional<Long> value) {
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    private static OptionalInt asInt(Optional<Long> value) {
        return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.get())) : OptionalInt.empty();
    }

    @HostAccess("the way in for settings; they choose which seeds run, not what happens in them")
    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    @HostAccess("the way in for settings; they choose which seeds run, not what happens in them")
    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    private record Source(
            Function<String, Optional<String>> properties, Function<String, Optional<String>> environment) {

        <T> Optional<T> read(String property, Function<String, T> parser) {
            Optional<String> value = properties.apply(property).filter(text -> !text.isBlank());
            if (value.isPresent()) {
                return Optional.of(parse("system property " + property, value.get(), parser));
            }
            String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
            return environment
                    .apply(variable)
                    .filter(text -> !text.isBlank())
                    .map(text -> parse("environment variable " + variable, text, parser));
        }

        private static <T> T parse(String source, String text, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
            }
        }
    }
}
