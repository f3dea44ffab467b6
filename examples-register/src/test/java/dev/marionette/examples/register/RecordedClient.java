package dev.marionette.examples.register;

/** A client whose operations are recorded as a history, and looked at by the rules of atomicity. */
final class RecordedClient {

    private static final String READ = "read";
    private static final String WRITE = "write";

    private final Client client;
    private final HistoryRecorder history;
    private final Atomicity atomicity;
    private final String name;

    RecordedClient(Client client, HistoryRecorder history, Atomicity atomicity, String name) {
        this.client = client;
        this.history = history;
        this.atomicity = atomicity;
        this.name = name;
    }

    Outcome read() throws InterruptedException {
        Version floor = atomicity.floor();
        history.invoke(READ);
        Outcome outcome = client.read();
        switch (outcome) {
            case Outcome.Ok(Versioned result) -> {
                history.ok(READ, result.value());
                atomicity.readCompleted(name, result, floor);
            }
            case Outcome.Failed failed -> history.failed(READ);
            case Outcome.Unknown unknown -> history.unknown(READ);
        }
        return outcome;
    }

    /** Writes a value that nobody wrote before. */
    Outcome write(long value) throws InterruptedException {
        Version floor = atomicity.floor();
        atomicity.writeInvoked(value);
        history.invoke(WRITE, value);
        Outcome outcome = client.write(value);
        switch (outcome) {
            case Outcome.Ok(Versioned result) -> {
                history.ok(WRITE, value);
                atomicity.writeCompleted(name, result, floor);
            }
            case Outcome.Failed failed -> history.failed(WRITE, value);
            case Outcome.Unknown unknown -> history.unknown(WRITE, value);
        }
        return outcome;
    }
}
