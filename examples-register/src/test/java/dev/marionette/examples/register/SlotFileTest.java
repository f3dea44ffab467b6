package dev.marionette.examples.register;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.wal.RecordFraming;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with two slots, on the real machine. */
final class SlotFileTest {

    private static final RecordFraming FRAMING = RecordFraming.of("MTS1", Long.BYTES);

    @TempDir
    Path directory;

    @Test
    void aNewFileIsEmpty() throws IOException {
        try (SlotFile file = open()) {
            assertThat(file.content()).isEmpty();
        }
        assertThat(content()).isEqualTo(-1);
    }

    @Test
    void theNewestRecordIsThereAfterReopening() throws IOException {
        write(1, 2, 3);
        assertThat(content()).isEqualTo(3);
        write(4);
        assertThat(content()).isEqualTo(4);
    }

    @Test
    void whateverIsLeftOfTheNewestTheOneBeforeIsThere() throws IOException {
        write(1, 2);
        byte[] before = Files.readAllBytes(path());
        write(3);
        byte[] after = Files.readAllBytes(path());
        for (int kept = 0; kept < FRAMING.recordLength(); kept++) {
            byte[] torn = before.clone();
            System.arraycopy(after, (int) SlotFile.SLOT, torn, (int) SlotFile.SLOT, kept);
            Files.write(path(), torn);
            long expected = Arrays.equals(torn, after) ? 3 : 2;
            assertThat(content()).as("%d bytes of the third", kept).isEqualTo(expected);
        }
    }

    @Test
    void aTornFirstRecordIsNoRecord() throws IOException {
        write(1);
        try (FileChannel channel = FileChannel.open(path(), Set.of(WRITE))) {
            channel.truncate(SlotFile.SLOT + 10);
        }
        assertThat(content()).isEqualTo(-1);
    }

    @Test
    void twoDamagedSlotsAreNoCrash() throws IOException {
        write(1, 2);
        damage(0, 6);
        assertThat(content()).isEqualTo(1);
        damage(SlotFile.SLOT, 6);
        byte[] found = Files.readAllBytes(path());

        assertThatThrownBy(this::open)
                .isInstanceOf(CorruptRegisterException.class)
                .hasMessageContaining("neither of its two slots");
        assertThat(Files.readAllBytes(path())).isEqualTo(found);
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
        byte[] other = new byte[100];
        Arrays.fill(other, (byte) 'x');
        Files.write(path(), other);

        assertThatThrownBy(this::open)
                .isInstanceOf(CorruptRegisterException.class)
                .hasMessageContaining("something else");
        assertThat(Files.readAllBytes(path())).isEqualTo(other);
    }

    private void write(long... values) throws IOException {
        try (SlotFile file = open()) {
            for (long value : values) {
                file.replace(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
            }
        }
    }

    private long content() throws IOException {
        try (SlotFile file = open()) {
            return file.content().map(ByteBuffer::getLong).orElse(-1L);
        }
    }

    private void damage(long slot, int offset) throws IOException {
        try (FileChannel channel = FileChannel.open(path(), Set.of(WRITE))) {
            channel.write(ByteBuffer.wrap(new byte[] {-1}), slot + offset);
        }
    }

    private SlotFile open() throws IOException {
        return SlotFile.open(directory, "slots", FRAMING, Protocol.COMPLETE);
    }

    private Path path() {
        return directory.resolve("slots");
    }
}
