package dev.marionette.api.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Files by name: opening, moving, copying, deleting, attributes. */
public abstract class FileTreeContract extends Contract {

    @Test
    void aFileIsMadeOnlyWhenAsked() throws Exception {
        withRoot(root -> {
            Path file = root.resolve("file");
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> FileChannel.open(file, WRITE))
                    .withMessageContaining("file");
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> FileChannel.open(file, READ));
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> FileChannel.open(file, CREATE, READ));
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> FileChannel.open(root.resolve("none/file"), CREATE, WRITE));
            FileChannel.open(file, CREATE_NEW, WRITE).close();
            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> FileChannel.open(file, CREATE_NEW, WRITE));
            FileChannel.open(file, CREATE, WRITE).close();
            assertThat(Files.size(file)).isZero();
        });
    }

    @Test
    void optionsThatContradictAreRefused() throws Exception {
        withRoot(root -> {
            Path file = Files.createFile(root.resolve("file"));
            assertThatIllegalArgumentException().isThrownBy(() -> FileChannel.open(file, READ, APPEND));
            assertThatIllegalArgumentException().isThrownBy(() -> FileChannel.open(file, APPEND, TRUNCATE_EXISTING));
        });
    }

    @Test
    void everyStandardOptionIsKnown() throws Exception {
        withRoot(root -> {
            Path file = root.resolve("file");
            try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE, SPARSE, SYNC, DSYNC)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}));
            }
            try (SeekableByteChannel channel = Files.newByteChannel(file, READ)) {
                assertThat(channel.size()).isEqualTo(1);
            }
            FileChannel.open(file, READ, TRUNCATE_EXISTING).close();
            assertThat(Files.size(file)).isEqualTo(1);
            FileChannel.open(file, READ, DELETE_ON_CLOSE).close();
            assertThat(Files.exists(file)).isFalse();
        });
    }

    @Test
    void aDirectoryIsNotWritten() throws Exception {
        withRoot(root -> {
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> FileChannel.open(root, WRITE));
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> FileChannel.open(root, CREATE, WRITE));
        });
    }

    @Test
    void textIsWrittenAndReadInEveryForm() throws Exception {
        withRoot(root -> {
            Path file = root.resolve("text");
            Files.writeString(file, "one\n");
            Files.writeString(file, "two\n", APPEND);
            try (BufferedWriter writer = Files.newBufferedWriter(file, APPEND)) {
                writer.write("gr\u00fc\u00df\n");
            }
            assertThat(Files.readAllLines(file)).containsExactly("one", "two", "gr\u00fc\u00df");
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                assertThat(reader.readLine()).isEqualTo("one");
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write("new".getBytes(UTF_8));
            }
            try (InputStream in = Files.newInputStream(file)) {
                assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("new");
                assertThat(in.read()).isEqualTo(-1);
            }
        });
    }

    @Test
    void aMoveNeedsAFreeNameOrLeaveToReplace() throws Exception {
        withRoot(root -> {
            Path one = Files.writeString(root.resolve("one"), "1");
            Path two = Files.writeString(root.resolve("two"), "2");
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.move(one, two));
            assertThat(Files.readString(two)).isEqualTo("2");
            assertThat(Files.move(one, two, REPLACE_EXISTING)).isEqualTo(two);
            assertThat(Files.exists(one)).isFalse();
            assertThat(Files.readString(two)).isEqualTo("1");
            Files.move(two, two);
            Files.move(two, one);
            assertThat(Files.readString(one)).isEqualTo("1");
        });
    }

    @Test
    void anAtomicMoveReplaces() throws Exception {
        withRoot(root -> {
            Path one = Files.writeString(root.resolve("one"), "1");
            Path two = Files.writeString(root.resolve("two"), "2");
            Files.move(one, two, ATOMIC_MOVE);
            assertThat(Files.exists(one)).isFalse();
            assertThat(Files.readString(two)).isEqualTo("1");
            Files.move(two, two, ATOMIC_MOVE);
            assertThat(Files.readString(two)).isEqualTo("1");
        });
    }

    @Test
    void aMoveNeedsItsSourceAndItsTargetsDirectory() throws Exception {
        withRoot(root -> {
            Path file = Files.writeString(root.resolve("file"), "x");
            Path none = root.resolve("none");
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.move(none, file));
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.move(none, file, REPLACE_EXISTING));
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.move(none, file, ATOMIC_MOVE));
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.move(file, none.resolve("file"), ATOMIC_MOVE));
            assertThat(Files.readString(file)).isEqualTo("x");
        });
    }

    @Test
    void aDirectoryMovesWithItsContent() throws Exception {
        withRoot(root -> {
            Path from = Files.createDirectories(root.resolve("from/sub")).getParent();
            Files.writeString(from.resolve("sub/file"), "inside");
            Path full = Files.createDirectories(root.resolve("full/sub")).getParent();
            Path file = Files.createFile(root.resolve("file"));
            assertThatExceptionOfType(DirectoryNotEmptyException.class)
                    .isThrownBy(() -> Files.move(from, full, REPLACE_EXISTING));
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.move(from, full, ATOMIC_MOVE));
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.move(from, file, ATOMIC_MOVE));
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.move(file, full, ATOMIC_MOVE));
            assertThatExceptionOfType(FileSystemException.class)
                    .isThrownBy(() -> Files.move(from, from.resolve("sub/inside"), ATOMIC_MOVE));
            Path to = Files.move(from, root.resolve("to"), ATOMIC_MOVE);
            assertThat(Files.readString(to.resolve("sub/file"))).isEqualTo("inside");
            assertThat(Files.exists(from)).isFalse();
        });
    }

    @Test
    void aCopyIsAFileOfItsOwn() throws Exception {
        withRoot(root -> {
            Path source = Files.writeString(root.resolve("source"), "text");
            Path copy = Files.copy(source, root.resolve("copy"));
            Files.writeString(source, "changed");
            assertThat(Files.readString(copy)).isEqualTo("text");
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.copy(source, copy));
            Files.copy(source, copy, REPLACE_EXISTING);
            assertThat(Files.readString(copy)).isEqualTo("changed");
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.copy(root.resolve("none"), root.resolve("other")));
        });
    }

    @Test
    void attributesTellFilesFromDirectories() throws Exception {
        withRoot(root -> {
            Path file = Files.writeString(root.resolve("file"), "12345");
            BasicFileAttributes ofFile = Files.readAttributes(file, BasicFileAttributes.class);
            assertThat(ofFile.size()).isEqualTo(5);
            assertThat(ofFile.isRegularFile()).isTrue();
            assertThat(ofFile.isDirectory() || ofFile.isSymbolicLink() || ofFile.isOther())
                    .isFalse();
            BasicFileAttributes ofRoot = Files.readAttributes(root, BasicFileAttributes.class);
            assertThat(ofRoot.isDirectory()).isTrue();
            assertThat(ofRoot.isRegularFile()).isFalse();
            assertThat(Files.readAttributes(file, "size,isDirectory"))
                    .containsEntry("size", 5L)
                    .containsEntry("isDirectory", false);
            assertThat(Files.getAttribute(file, "basic:isRegularFile")).isEqualTo(true);
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.readAttributes(root.resolve("none"), BasicFileAttributes.class));
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.size(root.resolve("none")));
            assertThatIllegalArgumentException().isThrownBy(() -> Files.getAttribute(file, "nonsense"));
        });
    }

    @Test
    void theTimeOfTheLastChangeIsKeptAndSet() throws Exception {
        run(env -> {
            Path file = Files.writeString(env.io().root().resolve("file"), "x");
            FileTime written = Files.getLastModifiedTime(file);
            assertThat(written.toInstant())
                    .isBetween(
                            env.io().clock().instant().minus(Duration.ofMinutes(1)),
                            env.io().clock().instant().plus(Duration.ofMinutes(1)));
            FileTime chosen = FileTime.from(Instant.ofEpochSecond(1_000_000_000));
            Files.setLastModifiedTime(file, chosen);
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(chosen);
            Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(written, null, null);
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        });
    }

    @Test
    void existenceAndAccessAreAnswered() throws Exception {
        withRoot(root -> {
            Path file = Files.createFile(root.resolve("file"));
            assertThat(Files.exists(file)).isTrue();
            assertThat(Files.notExists(file)).isFalse();
            assertThat(Files.notExists(root.resolve("none"))).isTrue();
            assertThat(Files.isReadable(file)).isTrue();
            assertThat(Files.isWritable(file)).isTrue();
            assertThat(Files.isReadable(root.resolve("none"))).isFalse();
            assertThat(Files.isSameFile(file, root.resolve("./file"))).isTrue();
            assertThat(Files.isSameFile(file, root)).isFalse();
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.isSameFile(file, root.resolve("none")));
        });
    }

    /** What a test does with the empty root directory. */
    @FunctionalInterface
    private interface Rooted {
        void use(Path root) throws Exception;
    }

    private void withRoot(Rooted body) throws Exception {
        run(env -> body.use(env.io().root()));
    }
}
