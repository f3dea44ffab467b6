package dev.marionette.launcher;

import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Limit;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.Measured;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.SequentialConsistency;
import dev.marionette.check.linear.SequentialVerdict;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import java.util.OptionalLong;

/**
 * How each history is checked.
 *
 * @param budget for each
 * @param sequential whether for sequential consistency, and not for linearizability
 */
record HistoryCheck(Budget budget, boolean sequential) {

    /** Checks one history. */
    <I> CheckResult of(HistoryFile<I> file) {
        long start = System.nanoTime();
        CheckResult.Finding finding = sequential ? sequentially(file) : linearizably(file);
        return new CheckResult(finding, file.history().operations().size(), System.nanoTime() - start);
    }

    private <I> CheckResult.Finding linearizably(HistoryFile<I> file) {
        Measured measured = Linearizability.measure(file.model().model(), file.history(), budget);
        OptionalLong states = OptionalLong.of(measured.configurations());
        Verdict verdict = measured.verdict();
        return switch (verdict) {
            case Linearizable good -> new CheckResult.Finding("linearizable", true, states);
            case NotLinearizable bad -> new CheckResult.Finding("not-linearizable", false, states).with(bad);
            case Unknown unknown -> CheckResult.Finding.unknown(states, unknown.reason());
        };
    }

    private <I> CheckResult.Finding sequentially(HistoryFile<I> file) {
        return switch (SequentialConsistency.check(file.model().model(), file.history(), budget)) {
            case SequentialVerdict.Consistent good -> new CheckResult.Finding("sequential", true, OptionalLong.empty());
            case SequentialVerdict.Inconsistent bad ->
                new CheckResult.Finding("not-sequential", false, OptionalLong.empty());
            case SequentialVerdict.Undecided(Limit limit, var longest) ->
                CheckResult.Finding.unknown(OptionalLong.empty(), "gave up at the limit of " + limit);
        };
    }
}
