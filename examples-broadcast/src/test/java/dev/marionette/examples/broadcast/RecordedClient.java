package dev.marionette.examples.broadcast;

import dev.marionette.api.Env;
import dev.marionette.api.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client whose operations are in the trace as {@code history.} events, and whose acknowledgements are in the ledger. */
final class RecordedClient {

    private final Client client;
    private final Env env;
    private final Ledger ledger;
    private long sequence;

    RecordedClient(Client client, Env env, Ledger ledger) {
        this.client = client;
        this.env = env;
        this.ledger = ledger;
    }

    /** Appends a record that no other one is equal to. */
    Outcome append(Duration limit) throws InterruptedException {
        sequence++;
        String value = "c" + process() + "-" + sequence;
        record("invoke", value);
        Outcome outcome = client.append(value, limit);
        switch (outcome) {
            case Outcome.Appended(long index) -> {
                record("ok", value, Long.toString(index));
                ledger.acknowledged(new Entry(1, process(), sequence, value), index);
            }
            case Outcome.Failed _ -> record("failed", value);
            case Outcome.Unknown _ -> record("unknown", value);
        }
        return outcome;
    }

    private int process() {
        return env.node().index();
    }

    private void record(String type, String... values) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("process", process()));
        fields.add(Field.of("op", "append"));
        for (String value : values) {
            fields.add(Field.of("arg" + (fields.size() - 1), value));
        }
        env.recorder().record("history." + type, fields.toArray(Field[]::new));
    }
}
