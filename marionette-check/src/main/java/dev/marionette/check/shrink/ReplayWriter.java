package dev.marionette.check.shrink;

import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.task.SchedulingStrategy;
import dev.marionette.sim.trace.TraceFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes one replay file. */
final class ReplayWriter {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final StringBuilder text = new StringBuilder();
    private final ReplayFormat.Checksum checksum = new ReplayFormat.Checksum();

    /** The lines of a file. */
    String write(ReplayFile file) {
        line(ReplayFormat.MAGIC, Integer.toString(ReplayFormat.VERSION));
        comment(file.scenario() + " fails: " + file.failure().text());
        line(ReplayFormat.SCENARIO, file.scenario());
        line(ReplayFormat.SEED, file.seed().toString());
        line(
                ReplayFormat.FAILURE,
                FailureSignature.nameOf(file.failure().kind())
                        + " "
                        + encoded(file.failure().subject()));
        file.failure().thrown().ifPresent(name -> line(ReplayFormat.THROWN, encoded(name)));
        options(file.options());
        line(ReplayFormat.CHOICES, Integer.toString(file.plan().size()));
        comment("what, where, which of them there (or at which nanosecond), and the value");
        file.plan().choices().forEach(choice -> line(choice.kind().label(), valueOf(choice)));
        text.append(ReplayFormat.CHECKSUM).append(' ').append(checksum.text()).append('\n');
        return text.toString();
    }

    private void options(RunOptions options) {
        line(ReplayFormat.TICK, Long.toString(options.tick().toNanos()));
        line(ReplayFormat.SIMULATED_TIME, Long.toString(options.simulatedTime().toNanos()));
        line(ReplayFormat.STEPS, Long.toString(options.steps()));
        line(ReplayFormat.STRATEGY, nameOf(options.strategy()));
        options.profile().ifPresent(profile -> line(ReplayFormat.PROFILE, profile.notation()));
    }

    private static String nameOf(SchedulingStrategy strategy) {
        return switch (strategy) {
            case SchedulingStrategy.RandomWalk() -> ReplayFormat.RANDOM_WALK;
            case SchedulingStrategy.Fifo() -> ReplayFormat.FIFO;
        };
    }

    private static String valueOf(Choice choice) {
        return encoded(choice.subject()) + " " + choice.occurrence() + " " + choice.value();
    }

    private void line(String key, String value) {
        String line = key + " " + value;
        checksum.add(line);
        text.append(line).append('\n');
    }

    /** For people; subjects may have any characters, and a line must stay one. */
    private void comment(String remark) {
        text.append("# ");
        remark.chars().forEach(c -> text.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        text.append('\n');
    }

    private static String encoded(String subject) {
        return new String(TraceFormat.encode(subject), StandardCharsets.US_ASCII);
    }

    /** Refuses what a reader would refuse or read otherwise. */
    static void requireExpressible(String scenario, RunOptions options, FailureSignature failure, ChoicePlan plan) {
        if (!TraceFormat.isLiteral(scenario)) {
            throw new IllegalArgumentException(
                    "a scenario's name is printable ASCII without space, '=' and '%', not '" + scenario + "'");
        }
        requireExpressible("the scenario's name", scenario);
        requireExpressible("what the failure is about", failure.subject());
        failure.thrown().ifPresent(name -> requireExpressible("the name of what was thrown", name));
        requireNanos("tick", options.tick());
        requireNanos("budget of simulated time", options.simulatedTime());
        if (plan.size() > ReplayFormat.MAX_CHOICES) {
            throw new IllegalArgumentException("a replay file holds at most " + ReplayFormat.MAX_CHOICES
                    + " choices, not " + plan.size() + "; shrink the run first, or make it shorter");
        }
        plan.choices().forEach(choice -> requireExpressible("where a choice is taken", choice.subject()));
    }

    private static void requireExpressible(String what, String text) {
        String encoded = encoded(text);
        // Leaves room for the other words of the line.
        if (encoded.length() > ReplayFormat.MAX_LINE - 100) {
            throw new IllegalArgumentException("a replay file cannot hold " + what + ": " + encoded.length()
                    + " characters are too many for a line; give it a shorter name");
        }
        if (!TraceFormat.decode(encoded).equals(text)) {
            throw new IllegalArgumentException("a replay file cannot hold " + what + ": '" + text
                    + "' has half a surrogate pair; give it another name");
        }
    }

    private static void requireNanos(String what, Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a replay file cannot hold a " + what + " of " + duration + "; it may have 292 years");
        }
    }
}
