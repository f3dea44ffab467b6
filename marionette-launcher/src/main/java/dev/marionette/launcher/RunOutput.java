package dev.marionette.launcher;

import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.trace.Trace;
import dev.marionette.sim.trace.TraceDiff;
import dev.marionette.sim.trace.TraceFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code run} prints, one of four things. */
final class RunOutput {

    /** Never read: what is printed when no other option is given; naming it rules the others out. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--summary", description = "Prints what happened, in a dozen lines (default).")
    private boolean summary;

    @Option(names = "--trace", description = "Prints the bytes of the trace and nothing else; for one scenario.")
    private boolean trace;

    @Option(
            names = "--diff",
            paramLabel = "FILE",
            description = "Compares with a trace kept before, and shows the first difference; for one scenario.")
    private @Nullable Path diff;

    @Option(names = "--json", description = "Prints one JSON object for each scenario, on a line of its own.")
    private boolean json;

    /** Whether it makes sense for one scenario only, and if so by which option. */
    Optional<String> onlyForOne() {
        return trace ? Optional.of("--trace") : diff != null ? Optional.of("--diff") : Optional.empty();
    }

    /**
     * Reads the earlier trace, if one is named.
     *
     * @throws UsageException if the file cannot be read or is not a trace
     */
    Optional<Trace> earlierTrace() {
        if (diff == null) {
            return Optional.empty();
        }
        try {
            if (Files.isDirectory(diff)) {
                throw new UsageException("'" + diff + "' is a directory; name a file that --trace was written to");
            }
            return Optional.of(Trace.read(diff));
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file '" + diff + "'; make one with --trace > " + diff);
        } catch (IOException e) {
            throw new UsageException("cannot read '" + diff + "': " + e.getMessage());
        } catch (TraceFormatException e) {
            throw new UsageException("'" + diff + "' is not a whole trace: " + e.getMessage());
        }
    }

    /** Prints the report; returns whether there is no difference to an earlier trace. */
    boolean print(RunReport report, Optional<Trace> earlier, Terminal terminal) {
        if (trace) {
            terminal.out().writeBytes(report.trace().toBytes());
            tellFailure(report, terminal);
            return true;
        }
        if (earlier.isPresent()) {
            tellFailure(report, terminal);
            return isSame(earlier.get(), report.trace(), terminal);
        }
        terminal.out().print(json ? RunText.json(report) + "\n" : RunText.summary(report));
        return true;
    }

    /** Keeps the reports of two scenarios apart, for people. */
    void separate(Terminal terminal) {
        if (!json) {
            terminal.println("");
        }
    }

    private static void tellFailure(RunReport report, Terminal terminal) {
        if (report instanceof RunReport.Failed failed) {
            terminal.err().print(failed.failure().text());
        }
    }

    private static boolean isSame(Trace earlier, Trace now, Terminal terminal) {
        Optional<TraceDiff> difference = TraceDiff.between(earlier, now);
        terminal.out().print(difference.map(TraceDiff::text).orElse("the same trace, " + now.length() + " bytes\n"));
        return difference.isEmpty();
    }
}
