package dev.marionette.examples.register;

import dev.marionette.api.Env;
import dev.marionette.api.wal.RecordFraming;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Counts the clients that were opened on a node, on its disk, so that none of them is taken for another one. */
final class Sessions {

    private static final RecordFraming FRAMING = RecordFraming.of("MRS1", Long.BYTES);

    private Sessions() {}

    /** The next one, in the file {@code sessions}; given away once, whatever crashes. */
    static WriterId next(Env env) throws IOException {
        try (SlotFile file = SlotFile.open(env.io().root(), "sessions", FRAMING, Protocol.COMPLETE)) {
            long session = file.content().map(ByteBuffer::getLong).orElse(0L) + 1;
            file.replace(ByteBuffer.allocate(Long.BYTES).putLong(session).flip());
            return new WriterId(env.node(), session);
        }
    }
}
