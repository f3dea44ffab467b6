package dev.marionette.examples.register;

import dev.marionette.api.Io;
import dev.marionette.api.NodeId;
import dev.marionette.api.wal.RecordFraming;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a replica holds: in memory what is safe on its disk, never more. */
final class StoredValue implements Closeable {

    private static final RecordFraming FRAMING = RecordFraming.of("MRG1", 3 * Long.BYTES + Integer.BYTES);

    private final SlotFile file;
    private final ByteBuffer payload = ByteBuffer.allocate(FRAMING.payloadLength());
    private Versioned current;

    private StoredValue(SlotFile file) {
        this.file = file;
        this.current = file.content().map(StoredValue::decode).orElse(Versioned.INITIAL);
    }

    /**
     * Reads what the node's disk holds, in the file {@code register}.
     *
     * @throws CorruptRegisterException if no crash can have left such a file
     * @throws IOException if the disk fails
     */
    static StoredValue open(Io io, Protocol protocol) throws IOException {
        return new StoredValue(SlotFile.open(io.root(), "register", FRAMING, protocol));
    }

    Versioned current() {
        return current;
    }

    /**
     * Holds this instead; it is safe when this returns.
     *
     * @throws IOException if the disk fails; what was held stays so, and the call may be repeated
     */
    void replace(Versioned next) throws IOException {
        Version version = next.version();
        payload.clear()
                .putLong(version.counter())
                .putInt(version.writer().node().index())
                .putLong(version.writer().session())
                .putLong(next.value());
        file.replace(payload.flip());
        current = next;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static Versioned decode(ByteBuffer payload) {
        long counter = payload.getLong();
        NodeId node = NodeId.of(payload.getInt());
        WriterId writer = new WriterId(node, payload.getLong());
        return new Versioned(new Version(counter, writer), payload.getLong());
    }
}
