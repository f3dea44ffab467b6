package dev.marionette.api.contract;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Locks on files, held by the process as a whole: within it, an overlap is an error and not a wait. */
public abstract class FileLockContract extends Contract {

    @Test
    void aLockIsValidUntilReleased() throws Exception {
        withTwoChannels((first, second) -> {
            FileLock lock = first.lock();
            assertThat(lock.isValid()).isTrue();
            assertThat(lock.isShared()).isFalse();
            assertThat(lock.acquiredBy()).isSameAs(first);
            assertThat(lock.position()).isZero();
            assertThat(lock.size()).isEqualTo(Long.MAX_VALUE);
            assertOverlaps(first);
            assertOverlaps(second);
            lock.release();
            lock.release();
            assertThat(lock.isValid()).isFalse();
            try (FileLock next = second.tryLock()) {
                assertThat(next.isValid()).isTrue();
            }
            assertThat(first.tryLock()).isNotNull();
        });
    }

    @Test
    void regionsThatDoNotOverlapAreLockedApart() throws Exception {
        withTwoChannels((first, second) -> {
            FileLock low = first.lock(0, 10, false);
            FileLock high = second.lock(10, 10, false);
            assertThat(low.overlaps(5, 10)).isTrue();
            assertThat(low.overlaps(10, 10)).isFalse();
            assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(() -> second.tryLock(9, 1, false));
            low.release();
            assertThat(second.tryLock(9, 1, false)).isNotNull();
            assertThat(high.isValid()).isTrue();
        });
    }

    @Test
    void sharedLocksOverlapInOneProcessNoMoreThanOthers() throws Exception {
        withTwoChannels((first, second) -> {
            FileLock shared = first.lock(0, 10, true);
            assertThat(shared.isShared()).isTrue();
            assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(() -> second.tryLock(0, 10, true));
        });
    }

    @Test
    void closingTheChannelEndsItsLocks() throws Exception {
        withTwoChannels((first, second) -> {
            FileLock lock = first.lock();
            first.close();
            assertThat(lock.isValid()).isFalse();
            assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(lock::release);
            assertThat(second.tryLock()).isNotNull();
        });
    }

    @Test
    void aLockNeedsItsKindOfAccess() throws Exception {
        run(env -> {
            Path file = env.io().root().resolve("locked");
            try (FileChannel writer = FileChannel.open(file, CREATE, WRITE);
                    FileChannel reader = FileChannel.open(file, READ)) {
                assertThatExceptionOfType(NonWritableChannelException.class).isThrownBy(reader::tryLock);
                assertThatExceptionOfType(NonReadableChannelException.class)
                        .isThrownBy(() -> writer.tryLock(0, 1, true));
                assertThat(reader.tryLock(0, 1, true)).isNotNull();
            }
        });
    }

    @Test
    void anImpossibleRegionIsRefused() throws Exception {
        withTwoChannels((first, second) -> {
            assertThatIllegalArgumentException().isThrownBy(() -> first.lock(-1, 1, false));
            assertThatIllegalArgumentException().isThrownBy(() -> first.lock(0, -1, false));
            assertThatIllegalArgumentException().isThrownBy(() -> first.lock(Long.MAX_VALUE, 1, false));
        });
    }

    /** What a test does with one file that is open twice. */
    @FunctionalInterface
    private interface OpenTwice {
        void use(FileChannel first, FileChannel second) throws Exception;
    }

    private void withTwoChannels(OpenTwice body) throws Exception {
        run(env -> {
            Path file = env.io().root().resolve("locked");
            try (FileChannel first = FileChannel.open(file, CREATE, READ, WRITE);
                    FileChannel second = FileChannel.open(file, READ, WRITE)) {
                body.use(first, second);
            }
        });
    }

    private static void assertOverlaps(FileChannel channel) {
        assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(channel::tryLock);
        assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(channel::lock);
    }
}
