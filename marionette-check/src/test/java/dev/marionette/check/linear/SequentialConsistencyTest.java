package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.linear.SequentialVerdict.Consistent;
import dev.marionette.check.linear.SequentialVerdict.Inconsistent;
import dev.marionette.check.linear.SequentialVerdict.Undecided;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import org.junit.jupiter.api.Test;

final class SequentialConsistencyTest {

    private static final Budget BUDGET = Budget.configurations(100_000);

    @Test
    void aStaleReadOfAnotherProcessIsConsistentThoughNotLinearizable() throws HistoryFormatException {
        History<RegisterCall, Reply> history = history("0 invoke write 1; 0 ok write 1; 1 invoke read; 1 ok read nil");
        assertThat(SequentialConsistency.check(Models.register(), history, BUDGET))
                .isInstanceOfSatisfying(
                        Consistent.class,
                        ok -> assertThat(ok.order())
                                .extracting(operation -> operation.input().toString())
                                .containsExactly("read", "write 1"));
        assertThat(Linearizability.check(Models.register(), history, BUDGET)).isInstanceOf(NotLinearizable.class);
    }

    @Test
    void aStaleReadOfTheWriterItselfIsNot() throws HistoryFormatException {
        History<RegisterCall, Reply> history = history("0 invoke write 1; 0 ok write 1; 0 invoke read; 0 ok read nil");
        assertThat(SequentialConsistency.check(Models.register(), history, BUDGET))
                .isInstanceOfSatisfying(
                        Inconsistent.class, bad -> assertThat(bad.longest()).hasSize(1));
    }

    @Test
    void anUnknownWriteComesAfterWhatItsProcessDidBefore() throws HistoryFormatException {
        String unknown = "0 invoke read; 0 ok read nil; 0 invoke write 1; 0 unknown write 1; ";
        assertThat(SequentialConsistency.check(
                        Models.register(), history(unknown + "1 invoke read; 1 ok read 1"), BUDGET))
                .isInstanceOf(Consistent.class);
        String before = "0 invoke read; 0 ok read 1; 0 invoke write 1; 0 unknown write 1";
        assertThat(SequentialConsistency.check(Models.register(), history(before), BUDGET))
                .isInstanceOf(Inconsistent.class);
    }

    @Test
    void theBudgetEndsASearch() throws HistoryFormatException {
        History<RegisterCall, Reply> history = history("0 invoke write 1; 0 ok write 1; 1 invoke read; 1 ok read 2");
        assertThat(SequentialConsistency.check(Models.register(), history, BUDGET.withConfigurations(1)))
                .isInstanceOfSatisfying(
                        Undecided.class, end -> assertThat(end.limit()).isEqualTo(Limit.CONFIGURATIONS));
    }

    @Test
    void itAgreesWithTryingEveryOrder() {
        int consistent = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            History<RegisterCall, Reply> history = Workload.withMisreads(seed);
            boolean expected = BruteForce.isSequentiallyConsistent(Models.register(), history);
            consistent += expected ? 1 : 0;
            boolean agrees = switch (SequentialConsistency.check(Models.register(), history, BUDGET)) {
                case Consistent(var order) -> expected && BruteForce.explains(Models.register(), history, order);
                case Inconsistent bad -> !expected;
                case Undecided end -> false;
            };
            assertThat(agrees)
                    .as("seed %s, expected %s:%n%s", seed, expected, history)
                    .isTrue();
        }
        assertThat(consistent).isBetween(100, 900);
    }

    private static History<RegisterCall, Reply> history(String events) throws HistoryFormatException {
        String text = "# marionette.history version=1\n0 " + events.replace("; ", "\n0 ") + "\n";
        return HistoryText.parse(text, Notations.register());
    }
}
