package dev.marionette.check.timeline;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryFormatException;
import dev.marionette.check.history.HistoryText;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.KvCall;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;
import java.util.SplittableRandom;

/** Histories to look at. */
final class Samples {

    /** What must not become a part of a page, and what is hard to show. */
    static final String HOSTILE =
            "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
                    + "'\"`${1+1}{{facts}}&lt;\u0000\u001b[31m\u202egnp.exe\u2028\u2029\ud800 \ud83d\ude00 \u00e9\u4e16";

    private Samples() {}

    /** Two operations: a read of what nobody wrote. */
    static History<RegisterCall, Reply> two() {
        return register(
                "1000000 0 invoke write 1", "3000000 0 ok write 1", "4500000 1 invoke read", "7000000 1 ok read 2");
    }

    /** A dozen operations of four clients; the last read is stale. */
    static History<RegisterCall, Reply> dozen() {
        return register(
                "1000000 0 invoke write 1",
                "1200000 1 invoke read",
                "2000000 0 ok write 1",
                "2300000 1 ok read 1",
                "2600000 2 invoke write 2",
                "2900000 3 invoke write 9",
                "3100000 1 invoke read",
                "3300000 3 failed write 9",
                "3800000 2 ok write 2",
                "4100000 1 ok read 2",
                "4200000 0 invoke write 3",
                "4600000 3 invoke read",
                "5100000 3 ok read 2",
                "5400000 0 unknown write 3",
                "5700000 2 invoke read",
                "6200000 2 ok read 3",
                "6400000 3 invoke read",
                "6900000 1 invoke read",
                "7300000 1 ok read 2",
                "7700000 3 ok read 3",
                "8000000 2 invoke write 4",
                "8400000 0 invoke read",
                "8900000 2 ok write 4",
                "9500000 0 ok read 4");
    }

    /** A linearizable history of a store with five clients and six keys, or one in which the read at this place returns something else. */
    static History<KvCall, Reply> store(int operations, int misreadAt) {
        SplittableRandom random = new SplittableRandom(7);
        History.Builder<KvCall, Reply> builder = History.builder();
        Clients clients = new Clients(random, misreadAt);
        for (int done = 0; done < operations || clients.anyOpen(); ) {
            done += clients.step(builder, done < operations);
        }
        return builder.build();
    }

    /** Every value is hostile. */
    static History<KvCall, Reply> hostile() {
        String key = HOSTILE + " key";
        return History.<KvCall, Reply>builder()
                .invoke(0, 0, new KvCall.Put(key, HOSTILE))
                .ok(10, 0, Reply.DONE)
                .invoke(20, 1, new KvCall.Get(key))
                .ok(30, 1, Reply.text(HOSTILE + "x".repeat(100_000)))
                .invoke(40, 1, new KvCall.Get("other"))
                .ok(50, 1, Reply.text(""))
                .build();
    }

    static Timeline<RegisterCall, Reply> ofRegister(History<RegisterCall, Reply> history) {
        Verdict verdict = Linearizability.check(Models.register(), history, Budget.configurations(100_000));
        return Timeline.of(history, verdict).writtenIn(Notations.register());
    }

    static Timeline<KvCall, Reply> ofStore(History<KvCall, Reply> history, Budget budget) {
        return Timeline.of(history, Linearizability.check(Models.kv(), history, budget))
                .writtenIn(Notations.kv())
                .partitionedBy(Models.kv());
    }

    static History<RegisterCall, Reply> register(String... lines) {
        try {
            String text = "# marionette.history version=1\n" + String.join("\n", lines) + "\n";
            return HistoryText.parse(text, Notations.register());
        } catch (HistoryFormatException e) {
            throw new AssertionError(e);
        }
    }
}
