package dev.marionette.api.contract;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An open file: positions, ends, truncation, force, and what becomes of it when its name goes. */
public abstract class FileChannelContract extends Contract {

    @Test
    void aStreamMovesThePosition() throws Exception {
        withChannel((file, channel) -> {
            assertThat(channel.position()).isZero();
            assertThat(channel.write(bytes("hello "))).isEqualTo(6);
            assertThat(channel.write(bytes("world"))).isEqualTo(5);
            assertThat(channel.position()).isEqualTo(11);
            assertThat(channel.position(6)).isSameAs(channel);
            assertThat(read(channel, 20)).isEqualTo("world");
            assertThat(channel.position()).isEqualTo(11);
            channel.position(0);
            assertThat(read(channel, 5)).isEqualTo("hello");
            assertThat(channel.size()).isEqualTo(11);
        });
    }

    @Test
    void aPositionalTransferLeavesThePosition() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("0123456789"));
            channel.position(3);
            assertThat(channel.write(bytes("AB"), 5)).isEqualTo(2);
            assertThat(readAt(channel, 4, 4)).isEqualTo("4AB7");
            assertThat(channel.position()).isEqualTo(3);
            assertThat(Files.readString(file)).isEqualTo("01234AB789");
        });
    }

    @Test
    void theEndIsMinusOne() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("abc"));
            ByteBuffer into = ByteBuffer.allocate(5);
            assertThat(channel.read(into)).isEqualTo(-1);
            assertThat(channel.read(into, 3)).isEqualTo(-1);
            assertThat(channel.read(into, 1_000)).isEqualTo(-1);
            assertThat(channel.read(into, 1)).isEqualTo(2);
            assertThat(into.position()).isEqualTo(2);
        });
    }

    @Test
    void anEmptyBufferTransfersNothing() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("abc"));
            assertThat(channel.write(bytes(""))).isZero();
            assertThat(channel.write(bytes(""), 100)).isZero();
            assertThat(channel.read(bytes(""), 0)).isZero();
            assertThat(channel.size()).isEqualTo(3);
        });
    }

    @Test
    void aGapIsFilledWithZeros() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("a"));
            channel.write(bytes("b"), 4);
            assertThat(Files.readAllBytes(file)).containsExactly('a', 0, 0, 0, 'b');
            channel.position(7);
            assertThat(channel.size()).isEqualTo(5);
            channel.write(bytes("c"));
            assertThat(Files.readAllBytes(file)).containsExactly('a', 0, 0, 0, 'b', 0, 0, 'c');
        });
    }

    @Test
    void severalBuffersAreOneTransfer() throws Exception {
        withChannel((file, channel) -> {
            ByteBuffer[] sources = {bytes("skipped"), bytes("one "), bytes(""), bytes("two")};
            assertThat(channel.write(sources, 1, 3)).isEqualTo(7);
            channel.position(0);
            ByteBuffer[] targets = {ByteBuffer.allocate(3), ByteBuffer.allocate(10)};
            assertThat(channel.read(targets)).isEqualTo(7);
            assertThat(text(targets[0]) + "|" + text(targets[1])).isEqualTo("one| two");
            assertThat(channel.read(targets)).isEqualTo(-1);
        });
    }

    @Test
    void buffersOfEveryKindAreTaken() throws Exception {
        withChannel((file, channel) -> {
            channel.write(ByteBuffer.allocateDirect(3).put(bytes("abc")).flip());
            channel.write(bytes("def").asReadOnlyBuffer());
            channel.write(ByteBuffer.wrap("-ghi-".getBytes(StandardCharsets.US_ASCII), 1, 3));
            ByteBuffer direct = ByteBuffer.allocateDirect(9);
            assertThat(channel.read(direct, 0)).isEqualTo(9);
            assertThat(StandardCharsets.US_ASCII.decode(direct.flip()).toString())
                    .isEqualTo("abcdefghi");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> channel.read(ByteBuffer.allocate(3).asReadOnlyBuffer()));
        });
    }

    @Test
    void truncationCutsAndNeverExtends() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("0123456789"));
            assertThat(channel.truncate(20)).isSameAs(channel);
            assertThat(channel.size()).isEqualTo(10);
            assertThat(channel.position()).isEqualTo(10);
            channel.truncate(4);
            assertThat(channel.size()).isEqualTo(4);
            assertThat(channel.position()).isEqualTo(4);
            channel.position(2).truncate(3);
            assertThat(channel.position()).isEqualTo(2);
            channel.write(bytes("x"), 5);
            assertThat(Files.readAllBytes(file)).containsExactly('0', '1', '2', 0, 0, 'x');
        });
    }

    @Test
    void appendingAlwaysWritesAtTheEnd() throws Exception {
        run(env -> {
            Path file = Files.writeString(env.io().root().resolve("log"), "start ");
            try (FileChannel log = FileChannel.open(file, APPEND)) {
                log.write(bytes("one "));
                log.position(0);
                log.write(bytes("two "));
                assertThat(log.position()).isEqualTo(14);
                Files.writeString(file, "other ", APPEND);
                log.write(bytes("three"));
                assertThatExceptionOfType(NonReadableChannelException.class).isThrownBy(() -> read(log, 1));
            }
            assertThat(Files.readString(file)).isEqualTo("start one two other three");
        });
    }

    @Test
    void bytesMoveFromChannelToChannel() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("0123456789"));
            Path copy = file.resolveSibling("copy");
            try (FileChannel target = FileChannel.open(copy, CREATE, WRITE, READ)) {
                assertThat(channel.transferTo(2, 5, target)).isEqualTo(5);
                assertThat(channel.transferTo(8, 50, target)).isEqualTo(2);
                assertThat(channel.transferTo(50, 5, target)).isZero();
                channel.position(0);
                assertThat(target.transferFrom(channel, 1, 2)).isEqualTo(2);
                assertThat(channel.position()).isEqualTo(2);
            }
            assertThat(Files.readString(copy)).isEqualTo("2015689");
        });
    }

    @Test
    void twoChannelsSeeEachOthersWritesAtOnce() throws Exception {
        withChannel((file, channel) -> {
            try (FileChannel other = FileChannel.open(file, READ, WRITE)) {
                channel.write(bytes("abc"));
                assertThat(other.size()).isEqualTo(3);
                assertThat(readAt(other, 0, 3)).isEqualTo("abc");
                other.truncate(1);
                assertThat(channel.size()).isEqualTo(1);
            }
        });
    }

    @Test
    void filesAndDirectoriesAreForced() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("abc"));
            channel.force(false);
            channel.force(true);
            try (FileChannel directory = FileChannel.open(file.getParent(), READ)) {
                directory.force(true);
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(directory, 1));
            }
            try (FileChannel reader = FileChannel.open(file, READ)) {
                reader.force(true);
            }
        });
    }

    @Test
    void aChannelDoesOnlyWhatItWasOpenedFor() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("abc"));
            try (FileChannel reader = FileChannel.open(file);
                    FileChannel writer = FileChannel.open(file, WRITE)) {
                assertThatExceptionOfType(NonWritableChannelException.class).isThrownBy(() -> reader.write(bytes("x")));
                assertThatExceptionOfType(NonWritableChannelException.class)
                        .isThrownBy(() -> reader.write(bytes("x"), 0));
                assertThatExceptionOfType(NonWritableChannelException.class).isThrownBy(() -> reader.truncate(0));
                assertThatExceptionOfType(NonReadableChannelException.class).isThrownBy(() -> read(writer, 1));
                assertThatExceptionOfType(NonReadableChannelException.class).isThrownBy(() -> readAt(writer, 0, 1));
            }
            assertThat(Files.readString(file)).isEqualTo("abc");
        });
    }

    @Test
    void negativePlacesAreRefused() throws Exception {
        withChannel((file, channel) -> {
            assertThatIllegalArgumentException().isThrownBy(() -> channel.position(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> channel.truncate(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> readAt(channel, -1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> channel.write(bytes("x"), -1));
        });
    }

    @Test
    void aClosedChannelDoesNothingMore() throws Exception {
        withChannel((file, channel) -> {
            assertThat(channel.isOpen()).isTrue();
            channel.close();
            channel.close();
            assertThat(channel.isOpen()).isFalse();
            assertClosed(() -> channel.write(bytes("x")));
            assertClosed(() -> channel.write(bytes("x"), 0));
            assertClosed(() -> read(channel, 1));
            assertClosed(() -> readAt(channel, 0, 1));
            assertClosed(channel::position);
            assertClosed(() -> channel.position(1));
            assertClosed(channel::size);
            assertClosed(() -> channel.truncate(0));
            assertClosed(() -> channel.force(true));
            assertClosed(channel::lock);
            assertClosed(channel::tryLock);
        });
    }

    @Test
    void anInterruptClosesTheChannelItMeets() throws Exception {
        withChannel((file, channel) -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(ClosedByInterruptException.class).isThrownBy(() -> channel.write(bytes("x")));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(channel.isOpen()).isFalse();
        });
    }

    @Test
    void anOpenFileOutlivesItsName() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("old"));
            Files.delete(file);
            assertThat(Files.exists(file)).isFalse();
            channel.write(bytes("er"));
            assertThat(readAt(channel, 0, 9)).isEqualTo("older");
            channel.force(true);
            Files.writeString(file, "new");
            assertThat(channel.size()).isEqualTo(5);
            channel.truncate(0);
            assertThat(Files.readString(file)).isEqualTo("new");
        });
    }

    @Test
    void anOpenFileFollowsItsRename() throws Exception {
        withChannel((file, channel) -> {
            Path moved = Files.move(file, file.resolveSibling("moved"));
            channel.write(bytes("followed"));
            assertThat(Files.readString(moved)).isEqualTo("followed");
            Path replacing = Files.writeString(file.resolveSibling("replacing"), "other");
            Files.move(replacing, moved, StandardCopyOption.ATOMIC_MOVE);
            channel.write(bytes("!"));
            assertThat(Files.readString(moved)).isEqualTo("other");
            assertThat(readAt(channel, 0, 20)).isEqualTo("followed!");
        });
    }

    @Test
    void truncatingOnOpenEmptiesTheFileForEveryone() throws Exception {
        withChannel((file, channel) -> {
            channel.write(bytes("abcdef"));
            FileChannel.open(file, WRITE, TRUNCATE_EXISTING).close();
            assertThat(channel.size()).isZero();
            channel.write(bytes("g"));
            assertThat(Files.readAllBytes(file)).containsExactly(0, 0, 0, 0, 0, 0, 'g');
        });
    }

    /** What a test does with a fresh, empty file that is open for reading and writing. */
    @FunctionalInterface
    private interface OpenFile {
        void use(Path file, FileChannel channel) throws Exception;
    }

    private void withChannel(OpenFile body) throws Exception {
        run(env -> {
            Path file = env.io().root().resolve("file");
            try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
                body.use(file, channel);
            }
        });
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(call);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(FileChannel channel, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        channel.read(into);
        return text(into);
    }

    private static String readAt(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        channel.read(into, position);
        return text(into);
    }

    private static String text(ByteBuffer read) {
        return new String(read.array(), 0, read.position(), StandardCharsets.US_ASCII);
    }
}
