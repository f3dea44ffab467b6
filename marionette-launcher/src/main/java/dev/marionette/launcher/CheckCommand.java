package dev.marionette.launcher;

import dev.marionette.check.linear.Budget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marionette check}: whether recorded histories are linearizable, one line a file. */
@Command(
        name = "check",
        description = "Checks whether recorded histories are linearizable, and prints one line for each.",
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 1_000_000;
    private static final int MOST_MEBIBYTES = 1 << 20;
    private static final int DEFAULT_SECONDS = 30;
    private static final long DEFAULT_BYTES = 1L << 30;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Histories, each in a file of its own.")
    private List<Path> files = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "What the histories are of: ${COMPLETION-CANDIDATES} (default: what the format implies, which is"
                            + " cas-register for jepsen and kv for kv-log).",
            completionCandidates = CheckedModel.Names.class)
    private @Nullable String model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "jepsen, kv-log or marionette (default: what each file looks like).")
    private @Nullable String format;

    @Option(names = "--sequential", description = "Checks for sequential consistency instead, which asks for less.")
    private boolean sequential;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description =
                    "Writes why for each history that fails into this directory, as text and as a page for a browser.")
    private @Nullable Path evidence;

    @Option(
            names = "--budget-seconds",
            paramLabel = "N",
            description = "Gives up on a history after so many seconds (default: " + DEFAULT_SECONDS + ").")
    private Count seconds = new Count(DEFAULT_SECONDS);

    @Option(
            names = "--budget-mib",
            paramLabel = "N",
            description =
                    "Gives up on a history after so many MiB of memory (default: a third of the heap, at most 1024).")
    private @Nullable Count mebibytes;

    @Option(
            names = "--budget-states",
            paramLabel = "N",
            description =
                    "Gives up on an independent part of a history, such as a key, after so many states (default: no limit).")
    private @Nullable Count states;

    @Option(names = "--json", description = "Prints one JSON object for each history, on a line of its own.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HistoryFile.Choice choice = HistoryFile.Choice.of(model, format);
        HistoryCheck check = new HistoryCheck(budget(), sequential);
        EvidenceFiles kept = new EvidenceFiles(evidence);
        int code = ExitCode.PASS;
        for (Path file : files) {
            code = Math.max(code, check(file, choice, check, kept));
        }
        return code;
    }

    private int check(Path file, HistoryFile.Choice choice, HistoryCheck check, EvidenceFiles kept) {
        try {
            return check(file, HistoryFile.read(file, choice), check, kept);
        } catch (HistoryFile.Unreadable e) {
            return refuse(file, e);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // What the form allows and the model does not, such as a cas of a plain register.
            return refuse(file, e);
        }
    }

    private <I> int check(Path source, HistoryFile<I> file, HistoryCheck check, EvidenceFiles kept) {
        CheckResult result = check.of(file);
        terminal.println(json ? result.json(source).toString() : result.line(source));
        terminal.flush();
        result.finding().reason().ifPresent(reason -> terminal.remark(source + ": " + reason));
        result.finding().bad().ifPresent(bad -> kept.keep(source, file, bad));
        return result.finding().passed() ? ExitCode.PASS : ExitCode.FINDING;
    }

    private int refuse(Path file, Exception problem) {
        terminal.remark(terminal.alarming("marionette check: " + file + ": " + problem.getMessage()));
        return ExitCode.USAGE;
    }

    private Budget budget() {
        Budget budget = Budget.time(Duration.ofSeconds(seconds.atMost(MOST_SECONDS, "--budget-seconds")))
                .withBytes(
                        mebibytes == null
                                ? Math.min(DEFAULT_BYTES, Runtime.getRuntime().maxMemory() / 3)
                                : (long) mebibytes.atMost(MOST_MEBIBYTES, "--budget-mib") << 20);
        return states == null ? budget : budget.withConfigurations(states.value());
    }
}
