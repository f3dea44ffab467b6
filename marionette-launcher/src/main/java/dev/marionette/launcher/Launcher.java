package dev.marionette.launcher;

import dev.marionette.api.Seed;
import dev.marionette.sim.Profile;
import dev.marionette.sim.run.RunFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands of {@code ./marionette}, put together.
 *
 * <p>Results go to standard output and depend on nothing but the command line and the scenarios; progress, timings and errors go to
 * standard error.
 */
public final class Launcher {

    /** The seed of every command that is given none. */
    static final Seed DEFAULT_SEED = Seed.of(0xC0FFEE);

    private static final int USAGE_COLUMNS = 110;

    private final Catalog catalog;
    private final Terminal terminal;

    Launcher(Catalog catalog, Terminal terminal) {
        this.catalog = catalog;
        this.terminal = terminal;
    }

    /** Runs a command over the scenarios of the class path, and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Terminal.ofProcess(), Catalog::ofClassPath, args));
    }

    /** Runs a command; returns its exit code. */
    static int run(Terminal terminal, Supplier<Catalog> catalog, String... args) {
        try {
            return new Launcher(catalog.get(), terminal).commandLine().execute(args);
        } catch (RuntimeException | Error broken) {
            broken.printStackTrace(terminal.err());
            return ExitCode.BROKEN;
        } finally {
            terminal.flush();
        }
    }

    /** The parser of all commands. */
    CommandLine commandLine() {
        CommandLine line = new CommandLine(new Root())
                .addSubcommand(new ListCommand(catalog, terminal))
                .addSubcommand(new RunCommand(catalog, terminal))
                .addSubcommand(new FuzzCommand(catalog, terminal))
                .addSubcommand(new ShrinkCommand(catalog, terminal))
                .addSubcommand(new ReplayCommand(catalog, terminal))
                .addSubcommand(new CheckCommand(terminal));
        line.getSubcommands().values().forEach(Launcher::addHelp);
        return addHelp(line)
                .registerConverter(Seed.class, new SeedConverter())
                .registerConverter(Profile.class, new ProfileConverter())
                .registerConverter(RunFailure.Kind.class, new FailureKindConverter())
                .registerConverter(Count.class, new Count.Converter())
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.color() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(USAGE_COLUMNS)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setParameterExceptionHandler((problem, args) -> refuse(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> fail(problem, command));
    }

    private static CommandLine addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this text.")
                        .build());
        return command;
    }

    private int refuse(ParameterException problem) {
        String sentence = problem instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : String.valueOf(problem.getMessage()).replaceFirst("^Error: ", "");
        return refuse(problem.getCommandLine(), sentence);
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        List<String> suggestions = problem.getSuggestions();
        String remedy = suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
        return "there is no option or argument '" + problem.getUnmatched().getFirst() + "' here" + remedy;
    }

    private int fail(Exception problem, CommandLine command) {
        if (problem instanceof UsageException) {
            return refuse(command, String.valueOf(problem.getMessage()));
        }
        problem.printStackTrace(terminal.err());
        return ExitCode.BROKEN;
    }

    private int refuse(CommandLine command, String sentence) {
        String name = command.getCommandSpec().qualifiedName();
        terminal.remark(name + ": " + sentence);
        terminal.remark("Try './" + name + " --help'.");
        return ExitCode.USAGE;
    }

    /** {@code marionette} alone. */
    @Command(
            name = "marionette",
            description =
                    "Runs scenarios in simulated worlds, where one seed decides everything that can vary, and checks"
                            + " histories.",
            subcommandsRepeatable = false,
            footer = {
                "",
                "Exit codes: 0 as expected, 1 a finding, 2 a command line that cannot be carried out,",
                "3 the launcher itself failed, 130 interrupted."
            })
    private static final class Root implements Runnable {

        @Override
        public void run() {
            throw new UsageException("name a command: list, run, fuzz, shrink, replay or check");
        }
    }
}
