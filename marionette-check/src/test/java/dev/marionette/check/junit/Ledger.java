package dev.marionette.check.junit;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Payments in a file.
 *
 * @param file where they are
 */
record Ledger(Path file) {

    /** Adds a payment, and says that it is safe as soon as it is written: a planted bug. */
    void pay(String payment) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            channel.write(ByteBuffer.wrap((payment + "\n").getBytes(StandardCharsets.UTF_8)), channel.size());
        }
    }

    /** Adds a payment, and forces it to the medium. */
    void paySafely(String payment) throws IOException {
        pay(payment);
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    List<String> payments() throws IOException {
        return Files.readAllLines(file);
    }
}
