package dev.marionette.examples.register;

import dev.marionette.api.Field;
import dev.marionette.api.Recorder;
import dev.marionette.examples.register.HistoryEvent.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the operations of one process into the trace, as {@code history.} events: the history of a run, even of one that was stopped, is
 * in its trace, and {@link History#of} takes it out.
 */
final class HistoryRecorder {

    private final Recorder recorder;
    private final int process;

    HistoryRecorder(Recorder recorder, int process) {
        this.recorder = recorder;
        this.process = process;
    }

    void invoke(String operation, Object... arguments) {
        record(Phase.INVOKE, operation, arguments);
    }

    void ok(String operation, Object... argumentsAndResults) {
        record(Phase.OK, operation, argumentsAndResults);
    }

    void failed(String operation, Object... arguments) {
        record(Phase.FAILED, operation, arguments);
    }

    void unknown(String operation, Object... arguments) {
        record(Phase.UNKNOWN, operation, arguments);
    }

    private void record(Phase phase, String operation, Object... values) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("process", process));
        fields.add(Field.of("op", operation));
        for (Object value : values) {
            fields.add(Field.of("arg" + (fields.size() - 1), value.toString()));
        }
        recorder.record("history." + phase.label(), fields.toArray(Field[]::new));
    }
}
