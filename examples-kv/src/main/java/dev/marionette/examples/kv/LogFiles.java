package dev.marionette.examples.kv;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * The names a store uses in its directory: the log, and the draft of the next log while a compaction writes it.
 *
 * @param directory where both are
 * @param log the file with all that the store knows
 * @param draft means nothing until it takes the place of the log
 * @param durability how their promises are kept
 */
record LogFiles(Path directory, Path log, Path draft, Durability durability) {

    private static final Set<OpenOption> KEEP = Set.of(CREATE, READ, WRITE);
    private static final Set<OpenOption> EMPTY = Set.of(CREATE, TRUNCATE_EXISTING, READ, WRITE);

    static LogFiles in(Path directory, Durability durability) {
        return new LogFiles(directory, directory.resolve("kv.wal"), directory.resolve("kv.wal.draft"), durability);
    }

    /** Opens the log, which is made if it is missing. What an interrupted compaction left is removed. */
    FileChannel openLog() throws IOException {
        Files.deleteIfExists(draft);
        return FileChannel.open(log, KEEP);
    }

    /** Opens an empty draft. */
    FileChannel openDraft() throws IOException {
        return FileChannel.open(draft, EMPTY);
    }

    /** Makes the name of the log safe. */
    void forceNames() throws IOException {
        durability.forceNames(directory);
    }

    /** Puts the draft in the place of the log. */
    void publish(FileChannel content) throws IOException {
        durability.publish(content, this);
    }
}
