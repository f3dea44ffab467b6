package dev.marionette.sim;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.Recorder;
import dev.marionette.sim.engine.Kernel;
import org.jspecify.annotations.Nullable;

/** Writes the application's events into the trace. */
final class SimulatedRecorder implements Recorder {

    private final Kernel kernel;
    private final @Nullable Field node;

    /**
     * A recorder of one node.
     *
     * @param node who records, for the trace; null where there is only one node
     */
    SimulatedRecorder(Kernel kernel, @Nullable NodeId node) {
        this.kernel = kernel;
        this.node = node == null ? null : Field.of("node", node.index());
    }

    @Override
    public void record(String name, Field... fields) {
        kernel.requireConfined();
        OwnName.require("an event", name);
        kernel.trace().application(name, withNode(fields), kernel.nowNanos());
    }

    /** The fields with the node before them, unless the application says its own. */
    private Field[] withNode(Field[] fields) {
        if (node == null) {
            return fields;
        }
        for (Field field : fields) {
            if (field.key().equals(node.key())) {
                return fields;
            }
        }
        Field[] all = new Field[fields.length + 1];
        all[0] = node;
        System.arraycopy(fields, 0, all, 1, fields.length);
        return all;
    }
}
