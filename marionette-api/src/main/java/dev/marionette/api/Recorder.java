package dev.marionette.api;

/**
 * Takes the events that an application wants to see in the story of a run.
 *
 * <p>In a simulation each event becomes a line of the trace, and so takes part in the comparison of two runs; in production it goes to a
 * logger or nowhere. Record what happened and its sizes, never secrets or whole payloads.
 *
 * {@snippet :
 * recorder.record("kv.put", Field.of("key", key), Field.of("sync", "force"));
 * }
 *
 * <p>Thread rule: that of the {@link Env} it came from.
 */
@FunctionalInterface
public interface Recorder {

    /**
     * Records one event.
     *
     * @param name lower-case parts of letters, digits and {@code _}, joined by dots; at least {@code component.action}
     * @param fields what belongs to the event, in the order to be shown
     * @throws IllegalArgumentException in a simulation, if the name is not of this form or belongs to the simulator's own events
     */
    void record(String name, Field... fields);

    /** A recorder that drops everything. */
    static Recorder none() {
        return (name, fields) -> {};
    }
}
