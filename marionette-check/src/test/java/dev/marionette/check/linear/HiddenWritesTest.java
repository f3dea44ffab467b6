package dev.marionette.check.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import org.junit.jupiter.api.Test;

/** Writes that take effect right before another one overwrites them: each history has one order, in which somebody depends on that. */
final class HiddenWritesTest {

    @Test
    void anAppendIsLostToAPutThatChangesNothing() throws HistoryFormatException {
        isLinearizable("""
                0 0 invoke put k p
                1 1 invoke append k 2
                2 1 unknown append k 2
                3 2 invoke put k p
                4 2 unknown put k p
                5 0 ok put k p
                6 3 invoke append k 1
                7 0 invoke get k
                8 0 ok get k p2
                9 3 ok append k 1
                10 0 invoke get k
                11 0 ok get k p2
                """);
    }

    @Test
    void anAppendThatMayBeLostIsNeededAfterALaterPut() throws HistoryFormatException {
        isLinearizable("""
                0 0 invoke put k a
                1 1 invoke append k b
                2 0 ok put k a
                3 2 invoke put k b
                4 3 invoke get k
                5 1 ok append k b
                6 3 ok get k bb
                7 2 ok put k b
                """);
    }

    @Test
    void aPutThatMayBeLostIsNeeded() throws HistoryFormatException {
        isLinearizable("""
                0 0 invoke put k a
                1 1 invoke put k b
                2 0 ok put k a
                3 2 invoke get k
                4 1 ok put k b
                5 2 ok get k b
                """);
    }

    private static void isLinearizable(String events) throws HistoryFormatException {
        var history = HistoryText.parse("# marionette.history version=1\n" + events, Notations.kv());
        assertThat(Linearizability.check(Models.kv(), history, Budget.configurations(10_000)))
                .isInstanceOfSatisfying(
                        Linearizable.class,
                        verdict -> assertThat(BruteForce.isWitness(Models.kv(), history, verdict.order()))
                                .isTrue());
    }
}
