package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.Env;
import dev.marionette.api.disk.Disk;
import dev.marionette.api.disk.DiskStat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The sector disk. */
public abstract class DiskContract extends Contract {

    @Test
    void aSectorIsAPowerOfTwo() throws Exception {
        run(env -> {
            assertThat(env.disk().sectorSize()).isGreaterThanOrEqualTo(512);
            assertThat(Integer.bitCount(env.disk().sectorSize())).isEqualTo(1);
        });
    }

    @Test
    void whatWasWrittenIsRead() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            ByteBuffer from = sectors(disk, 1, 2, 3);
            disk.write("wal", 0, from);
            assertThat(from.hasRemaining()).isFalse();
            disk.write("wal", disk.sectorSize(), sectors(disk, 9));
            ByteBuffer into = ByteBuffer.allocate(3 * disk.sectorSize());
            disk.read("wal", 0, into);
            assertThat(into.hasRemaining()).isFalse();
            assertThat(into.flip()).isEqualTo(sectors(disk, 1, 9, 3));
        });
    }

    @Test
    void buffersOfEveryKindAreTaken() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            int size = disk.sectorSize();
            ByteBuffer direct =
                    ByteBuffer.allocateDirect(2 * size).put(sectors(disk, 1, 2)).flip();
            disk.write("wal", 0, direct);
            disk.write("wal", 2L * size, sectors(disk, 3).asReadOnlyBuffer());
            ByteBuffer window = ByteBuffer.allocate(3 * size).position(size).limit(2 * size);
            disk.read("wal", size, window);
            assertThat(window.position()).isEqualTo(2 * size);
            assertThat(window.get(size)).isEqualTo((byte) 2);
            assertThat(window.get(0)).isZero();
            ByteBuffer directInto = ByteBuffer.allocateDirect(size);
            disk.read("wal", 2L * size, directInto);
            assertThat(directInto.flip()).isEqualTo(sectors(disk, 3));
        });
    }

    @Test
    void aGapIsFilledWithZeros() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("sparse", 2L * disk.sectorSize(), sectors(disk, 7));
            ByteBuffer into = ByteBuffer.allocate(3 * disk.sectorSize());
            disk.read("sparse", 0, into);
            assertThat(into.flip()).isEqualTo(sectors(disk, 0, 0, 7));
        });
    }

    @Test
    void aReadBeyondTheEndFails() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("wal", 0, sectors(disk, 1));
            ByteBuffer two = ByteBuffer.allocate(2 * disk.sectorSize());
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> disk.read("wal", 0, two));
            ByteBuffer one = ByteBuffer.allocate(disk.sectorSize());
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> disk.read("wal", 8L * disk.sectorSize(), one));
        });
    }

    @Test
    void readSomeStopsAtTheEnd() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("wal", 0, sectors(disk, 5));
            disk.setLength("wal", 100);
            ByteBuffer into = ByteBuffer.allocate(60);
            assertThat(disk.readSome("wal", 70, into)).isEqualTo(30);
            assertThat(into.position()).isEqualTo(30);
            assertThat(into.get(29)).isEqualTo((byte) 5);
            assertThat(disk.readSome("wal", 3, into)).isEqualTo(30);
            assertThat(into.hasRemaining()).isFalse();
            assertThat(disk.readSome("wal", 0, into)).isZero();
            assertThat(disk.readSome("wal", 100, into.clear())).isEqualTo(-1);
            assertThat(disk.readSome("wal", 5_000, into)).isEqualTo(-1);
            assertThat(into.position()).isZero();
        });
    }

    @Test
    void whatIsNotAWholeSectorIsRefused() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            ByteBuffer whole = ByteBuffer.allocate(disk.sectorSize());
            ByteBuffer partial = ByteBuffer.allocate(disk.sectorSize() - 1);
            disk.write("wal", 0, sectors(disk, 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> disk.write("wal", 1, whole))
                    .withMessageContaining(String.valueOf(disk.sectorSize()));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.write("wal", 0, partial));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.read("wal", 1, whole));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.read("wal", 0, partial));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.read("wal", -disk.sectorSize(), whole));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.write("wal", -disk.sectorSize(), whole));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.readSome("wal", -1, whole));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.setLength("wal", -1));
            assertThat(disk.stat("wal")).isEqualTo(new DiskStat(disk.sectorSize(), false));
        });
    }

    @Test
    void aLengthIsCutAndExtended() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("file", 0, sectors(disk, 4, 4));
            disk.setLength("file", 10);
            assertThat(disk.stat("file")).isEqualTo(new DiskStat(10, false));
            disk.setLength("file", 2L * disk.sectorSize());
            ByteBuffer into = ByteBuffer.allocate(2 * disk.sectorSize());
            disk.read("file", 0, into);
            ByteBuffer expected = sectors(disk, 0, 0);
            for (int i = 0; i < 10; i++) {
                expected.put(i, (byte) 4);
            }
            assertThat(into.flip()).isEqualTo(expected);
        });
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            ByteBuffer into = ByteBuffer.allocate(disk.sectorSize());
            assertMissing(() -> disk.read("none", 0, into));
            assertMissing(() -> disk.readSome("none", 0, into));
            assertMissing(() -> disk.sync("none"));
            assertMissing(() -> disk.stat("none"));
            assertMissing(() -> disk.setLength("none", 5));
            assertMissing(() -> disk.delete("none"));
            assertMissing(() -> disk.rename("none", "other"));
            assertMissing(() -> disk.syncDirectory("none"));
            assertThat(Files.exists(env.io().root().resolve("none"))).isFalse();
        });
    }

    @Test
    void aWriteMakesTheDirectoriesAboveIt() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("a/b/wal", 0, sectors(disk, 1));
            assertThat(disk.stat("a").directory()).isTrue();
            assertThat(disk.stat("a/b")).isEqualTo(new DiskStat(0, true));
            assertThat(disk.stat("a/b/wal").directory()).isFalse();
            assertThat(disk.stat("")).isEqualTo(new DiskStat(0, true));
            disk.sync("a/b/wal");
            disk.syncDirectory("a/b");
            disk.syncDirectory("a");
            disk.syncDirectory("");
        });
    }

    @Test
    void aDeletedFileIsGone() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("wal", 0, sectors(disk, 1));
            disk.delete("wal");
            assertMissing(() -> disk.stat("wal"));
            disk.write("wal", disk.sectorSize(), sectors(disk, 2));
            ByteBuffer into = ByteBuffer.allocate(disk.sectorSize());
            disk.read("wal", 0, into);
            assertThat(into.flip()).isEqualTo(sectors(disk, 0));
        });
    }

    @Test
    void aRenameReplacesItsTarget() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("new", 0, sectors(disk, 1));
            disk.write("old", 0, sectors(disk, 2, 2));
            disk.rename("new", "old");
            assertMissing(() -> disk.stat("new"));
            assertThat(disk.stat("old").length()).isEqualTo(disk.sectorSize());
            disk.rename("old", "old");
            assertThat(disk.stat("old").length()).isEqualTo(disk.sectorSize());
            assertMissing(() -> disk.rename("old", "nowhere/old"));
        });
    }

    @Test
    void aDirectoryIsNoFile() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("directory/file", 0, sectors(disk, 1));
            ByteBuffer buffer = ByteBuffer.allocate(disk.sectorSize());
            assertFileSystemRefuses(() -> disk.read("directory", 0, buffer));
            assertFileSystemRefuses(() -> disk.readSome("directory", 0, buffer));
            assertFileSystemRefuses(() -> disk.write("directory", 0, buffer));
            assertFileSystemRefuses(() -> disk.sync("directory"));
            assertFileSystemRefuses(() -> disk.setLength("directory", 0));
            assertFileSystemRefuses(() -> disk.delete("directory"));
            assertFileSystemRefuses(() -> disk.write("directory/file/below", 0, sectors(disk, 1)));
            assertThatExceptionOfType(NotDirectoryException.class)
                    .isThrownBy(() -> disk.syncDirectory("directory/file"));
        });
    }

    @Test
    void aPathStaysBelowTheRoot() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            for (String path : List.of("..", "../x", "a/../../x", "/etc/passwd", "a//b", "a/", ".", "a/./b", "a\0b")) {
                assertThatIllegalArgumentException().isThrownBy(() -> disk.write(path, 0, sectors(disk, 1)));
                assertThatIllegalArgumentException().isThrownBy(() -> disk.stat(path));
                assertThatIllegalArgumentException().isThrownBy(() -> disk.syncDirectory(path));
            }
            assertThatIllegalArgumentException().isThrownBy(() -> disk.write("", 0, sectors(disk, 1)));
            assertThatIllegalArgumentException().isThrownBy(() -> disk.rename("", "x"));
        });
    }

    @Test
    void theDiskAndTheRootShareTheirFiles() throws Exception {
        run(env -> {
            Disk disk = env.disk();
            disk.write("data/wal", 0, sectors(disk, 6));
            byte[] bytes = Files.readAllBytes(env.io().root().resolve("data/wal"));
            assertThat(ByteBuffer.wrap(bytes)).isEqualTo(sectors(disk, 6));
            Files.write(env.io().root().resolve("data/other"), sectors(disk, 8).array());
            Files.move(env.io().root().resolve("data/other"), env.io().root().resolve("moved"));
            ByteBuffer into = ByteBuffer.allocate(disk.sectorSize());
            disk.read("moved", 0, into);
            assertThat(into.flip()).isEqualTo(sectors(disk, 8));
            assertMissing(() -> disk.stat("data/other"));
        });
    }

    @Test
    void anInterruptDoesNotCutAnOperation() throws Exception {
        run(env -> assertThat(
                        env.io().executor().submit(() -> writeInterrupted(env)).get())
                .isTrue());
    }

    private static boolean writeInterrupted(Env env) throws IOException {
        Disk disk = env.disk();
        Thread.currentThread().interrupt();
        disk.write("wal", 0, sectors(disk, 1, 2));
        disk.sync("wal");
        disk.syncDirectory("");
        ByteBuffer into = ByteBuffer.allocate(2 * disk.sectorSize());
        disk.read("wal", 0, into);
        assertThat(into.flip()).isEqualTo(sectors(disk, 1, 2));
        return Thread.interrupted();
    }

    private static void assertMissing(ThrowingCallable call) {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(call);
    }

    private static void assertFileSystemRefuses(ThrowingCallable call) {
        assertThatExceptionOfType(FileSystemException.class).isThrownBy(call);
    }

    /** One sector for each value, filled with it. */
    private static ByteBuffer sectors(Disk disk, int... values) {
        ByteBuffer sectors = ByteBuffer.allocate(values.length * disk.sectorSize());
        for (int value : values) {
            for (int i = 0; i < disk.sectorSize(); i++) {
                sectors.put((byte) value);
            }
        }
        return sectors.flip();
    }
}
