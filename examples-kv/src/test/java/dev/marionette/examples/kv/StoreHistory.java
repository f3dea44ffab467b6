package dev.marionette.examples.kv;

import dev.marionette.check.history.History;
import dev.marionette.check.history.WorldHistory;
import dev.marionette.check.linear.Budget;
import dev.marionette.check.linear.Linearizability;
import dev.marionette.check.linear.Verdict;
import dev.marionette.check.model.DurableCall;
import dev.marionette.check.model.Models;
import dev.marionette.check.model.Notations;
import dev.marionette.check.model.Reply;
import dev.marionette.sim.World;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** What a store was asked for, what it answered, and what happened to its machine: the history of all its lives. */
final class StoreHistory {

    /** A thousand times what any of the histories needs. */
    private static final Budget BUDGET = Budget.configurations(1_000_000);

    private final WorldHistory<DurableCall, Reply> history;
    private final WorldHistory<DurableCall, Reply>.Client client;

    StoreHistory(World world) {
        history = WorldHistory.of(world, Notations.durable());
        client = history.client();
    }

    /** The store makes these changes, and promises them if they are forced. */
    void write(List<Change> changes, boolean forced, DiskAction action) throws IOException {
        record(new DurableCall.Write(changes.stream().map(StoreHistory::call).toList(), forced), action);
    }

    /** The store makes everything safe. */
    void force(DiskAction action) throws IOException {
        record(new DurableCall.Force(), action);
    }

    /** The process gave up, and its files stay as they are. */
    void restarted() throws IOException {
        record(new DurableCall.Restart(), () -> {});
    }

    /** The power failed, and is back. */
    void powerLost() throws IOException {
        record(new DurableCall.PowerLoss(), () -> {});
    }

    /** The store shows this content. */
    void shows(SortedMap<Long, Long> content) {
        for (long key = 0; key < Witness.KEYS; key++) {
            Long value = content.get(key);
            client.invoke(new DurableCall.Get(key));
            client.ok(value == null ? Reply.NOTHING : Reply.value(value));
        }
    }

    /** Whether a store that keeps what it promises could have answered so far as this one did. */
    Verdict verdict() {
        return verdict(history.history());
    }

    static Verdict verdict(History<DurableCall, Reply> history) {
        return Linearizability.check(Models.durable(), history, BUDGET);
    }

    /** What an error or a crash cuts off took effect by then, or never will. */
    private void record(DurableCall call, DiskAction action) throws IOException {
        client.invoke(call);
        try {
            action.run();
        } catch (IOException cutOff) {
            client.ok(Reply.NOTHING);
            throw cutOff;
        }
        client.ok(Reply.DONE);
    }

    private static DurableCall.Change call(Change change) {
        return switch (change) {
            case Change.Put(long key, long value) -> DurableCall.Change.put(key, value);
            case Change.Delete(long key) -> DurableCall.Change.delete(key);
        };
    }

    /** Something that the disk may refuse. */
    @FunctionalInterface
    interface DiskAction {
        void run() throws IOException;
    }
}
