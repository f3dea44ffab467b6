package dev.marionette.launcher;

import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.trace.Trace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code marionette replay}: the failure of a replay file, run twice and compared. */
@Command(
        name = "replay",
        description = "Runs the failure that a replay file holds, twice, and compares the two runs.",
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

    private final Catalog catalog;
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A replay file, as 'shrink' writes it.")
    private Path path = Path.of("");

    @Option(names = "--expect-failure", description = "Succeeds only if the failure is the one of the file.")
    private boolean expectFailure;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private RunOutput output = new RunOutput();

    ReplayCommand(Catalog catalog, Terminal terminal) {
        this.catalog = catalog;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReplayFile file = ReplayFiles.read(path);
        Scenario<?> scenario = catalog.find(file.scenario());
        Optional<Trace> earlier = output.earlierTrace();
        RunReport report = file.run(scenario, ReplayFiles.command(path));
        boolean same = output.print(report, earlier, terminal);
        boolean reproduced = file.isReproducedBy(report);
        terminal.flush();
        if (!expectFailure && report instanceof RunReport.Failed failed) {
            failed.failure().cause().ifPresent(cause -> terminal.err().print(CauseText.of(cause)));
        }
        terminal.remark(verdict(file, report, reproduced));
        boolean asExpected = expectFailure ? reproduced : report instanceof RunReport.Passed;
        return same && asExpected ? ExitCode.PASS : ExitCode.FINDING;
    }

    private String verdict(ReplayFile file, RunReport report, boolean reproduced) {
        String failure = file.failure().text();
        if (reproduced) {
            return path + ": reproduced: " + failure;
        }
        return report instanceof RunReport.Passed
                ? path + ": no longer fails: " + failure + "; the bug is gone, or the scenario has changed"
                : path + ": fails differently: not " + failure + ", but what is shown above";
    }
}
