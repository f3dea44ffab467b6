package dev.marionette.examples.register;

import dev.marionette.check.history.WorldHistory;
import dev.marionette.check.model.RegisterCall;
import dev.marionette.check.model.Reply;

/** A client whose operations are recorded as a history, and looked at by the rules of atomicity. */
final class RecordedClient {

    private final Client client;
    private final WorldHistory<RegisterCall, Reply>.Client history;
    private final Atomicity atomicity;
    private final String name;

    RecordedClient(Client client, WorldHistory<RegisterCall, Reply>.Client history, Atomicity atomicity, String name) {
        this.client = client;
        this.history = history;
        this.atomicity = atomicity;
        this.name = name;
    }

    /** What reports and traces call it; the next life of the same node has the same name. */
    String name() {
        return name;
    }

    Outcome read() throws InterruptedException {
        Version floor = atomicity.floor();
        history.invoke(new RegisterCall.Read());
        Outcome outcome = client.read();
        switch (outcome) {
            case Outcome.Ok(Versioned result) -> {
                history.ok(replyOf(result));
                atomicity.readCompleted(name, result, floor);
            }
            case Outcome.Failed failed -> history.failed();
            case Outcome.Unknown unknown -> history.unknown();
        }
        return outcome;
    }

    /** Writes a value that nobody wrote before. */
    Outcome write(long value) throws InterruptedException {
        Version floor = atomicity.floor();
        atomicity.writeInvoked(value);
        history.invoke(RegisterCall.Write.of(value));
        Outcome outcome = client.write(value);
        switch (outcome) {
            case Outcome.Ok(Versioned result) -> {
                history.ok(Reply.DONE);
                atomicity.writeCompleted(name, result, floor);
            }
            case Outcome.Failed failed -> history.failed();
            case Outcome.Unknown unknown -> history.unknown();
        }
        return outcome;
    }

    /** To the model, a register that was never written has no value. */
    private static Reply replyOf(Versioned result) {
        return result.equals(Versioned.INITIAL) ? Reply.NOTHING : Reply.value(result.value());
    }
}
