package dev.marionette.launcher;

import dev.marionette.sim.run.RunFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a command is to find a failure, and of which kind. */
final class ExpectedFailure {

    @Option(names = "--expect-failure", description = "Succeeds only if a seed fails, as a planted bug must.")
    private boolean any;

    @Option(
            names = "--expect",
            paramLabel = "KIND",
            description = "Succeeds only if a failure is of this kind, such as check-failed, deadlock or liveness.")
    private RunFailure.@Nullable Kind kind;

    /** Whether finding nothing is a finding. */
    boolean isAsked() {
        return any || kind != null;
    }

    /** Whether these findings are what is expected; without an expectation, none are. */
    boolean isMetBy(List<RunFailure> found) {
        return isAsked() ? found.stream().anyMatch(this::isExpected) : found.isEmpty();
    }

    /** What is missing from these findings, as a sentence without its end; empty if nothing is. */
    Optional<String> missing(String where, List<RunFailure> found) {
        if (!isAsked() || isMetBy(found)) {
            return Optional.empty();
        }
        String instead = found.isEmpty()
                ? "none"
                : found.stream()
                        .map(failure -> FailureKindConverter.nameOf(failure.kind()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        String wanted = kind == null ? "" : " of kind " + FailureKindConverter.nameOf(kind);
        return Optional.of("expected a failure" + wanted + where + ", and found " + instead);
    }

    /** That a required kind was not reached is no failure of a seed, and counts only if it is asked for by its name. */
    private boolean isExpected(RunFailure failure) {
        return kind == null ? failure.kind() != RunFailure.Kind.NOT_EXERCISED : failure.kind() == kind;
    }
}
