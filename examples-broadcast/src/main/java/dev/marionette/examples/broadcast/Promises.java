package dev.marionette.examples.broadcast;

import dev.marionette.api.wal.RecordFraming;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The highest epoch that a replica has promised itself to; what leaders of lower ones say is refused from then on. */
final class Promises implements Closeable {

    private static final RecordFraming FRAMING = RecordFraming.of("MBP1", Long.BYTES);

    private final RecordFile file;
    private long promised;

    private Promises(RecordFile file, long promised) {
        this.file = file;
        this.promised = promised;
    }

    static Promises open(Path directory) throws IOException {
        long[] last = new long[1];
        RecordFile file = RecordFile.open(directory.resolve("promises.log"), FRAMING, payload -> {
            last[0] = payload.getLong();
            return true;
        });
        return new Promises(file, last[0]);
    }

    /** The promised epoch; 0 if there was none. */
    long promised() {
        return promised;
    }

    /** Promises an epoch; safe after the next {@link #force}. */
    void promise(long epoch) throws IOException {
        file.append(List.of(ByteBuffer.allocate(Long.BYTES).putLong(epoch).flip()));
        promised = epoch;
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
