package dev.marionette.examples.broadcast;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * All that a replica keeps on its disk.
 *
 * @param promises which epoch it has promised itself to
 * @param log the entries
 */
record Storage(Promises promises, Log log) implements Closeable {

    /** Opens both files, and makes their names safe: to force a file does not force the entry that leads to it. */
    static Storage open(Path directory) throws IOException {
        Promises promises = Promises.open(directory);
        try {
            Log log = Log.open(directory);
            forceNames(directory);
            return new Storage(promises, log);
        } catch (Throwable e) {
            promises.close();
            throw e;
        }
    }

    /** Makes everything safe. The promise comes first: an entry may be there without its epoch's promise no moment. */
    void force() throws IOException {
        promises.force();
        log.force();
    }

    @Override
    public void close() throws IOException {
        try (promises) {
            log.close();
        }
    }

    private static void forceNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, Set.of(StandardOpenOption.READ))) {
            names.force(true);
        }
    }
}
