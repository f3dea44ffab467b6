package dev.marionette.examples.broadcast;

import java.time.Duration;

/** A client whose operations are in the history, and whose acknowledgements are in the ledger. */
final class RecordedClient {

    private final Client client;
    private final LogHistory.Process history;
    private final Ledger ledger;
    private final long id;
    private long sequence;

    RecordedClient(Client client, long id, LogHistory.Process history, Ledger ledger) {
        this.client = client;
        this.id = id;
        this.history = history;
        this.ledger = ledger;
    }

    long id() {
        return id;
    }

    /** Appends a record that no other one is equal to. */
    Outcome append(Duration limit) throws InterruptedException {
        sequence++;
        Entry record = new Entry(1, id, sequence, "c" + id + "-" + sequence);
        history.appends(record);
        Outcome outcome = client.append(record.value(), limit);
        history.isTold(outcome);
        if (outcome instanceof Outcome.Appended(long index)) {
            ledger.acknowledged(record, index);
        }
        return outcome;
    }
}
