package dev.marionette.examples.kv;

import dev.marionette.api.wal.RecordFraming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The steps that every promise of the store rests on.
 *
 * <p>They look as if one could be left out, since nothing changes until the power fails. They are gathered here so that the tests can leave
 * one out at a time and show how that is found.
 */
interface Durability {

    /** All steps, each of them complete. */
    Durability COMPLETE = new Durability() {};

    /** Reads the record at the position of {@code from}; one that is torn must not pass as valid. */
    default RecordFraming.Record read(ByteBuffer from) {
        return LogRecord.FRAMING.decode(from);
    }

    /** Brings the log onto the medium, before anyone is told that a write is safe. */
    default void force(FileChannel log) throws IOException {
        log.force(true);
    }

    /**
     * Puts the draft in the place of the log. The content has to be safe before the name leads to it, and the name has to be safe before
     * anything is promised on the strength of the new log.
     */
    default void publish(FileChannel draft, LogFiles files) throws IOException {
        draft.force(true);
        Files.move(files.draft(), files.log(), StandardCopyOption.ATOMIC_MOVE);
        forceNames(files.directory());
    }

    /** Makes the names in a directory safe: forcing a file does not force the entry that leads to it. */
    default void forceNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, Set.of(StandardOpenOption.READ))) {
            names.force(true);
        }
    }
}
