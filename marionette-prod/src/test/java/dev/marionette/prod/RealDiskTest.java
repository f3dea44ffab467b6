package dev.marionette.prod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.marionette.api.disk.Disk;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a disk of the host can show; the rest is in the contract. */
final class RealDiskTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 50;

    @TempDir
    private Path root;

    private Disk disk;

    @BeforeEach
    void openDisk() {
        disk = new RealDisk(root, 512);
    }

    @Test
    void bytesAreThoseOfTheHostsFile() throws Exception {
        disk.write("a/wal", 512, ByteBuffer.allocate(512).put(3, (byte) 9));
        byte[] bytes = Files.readAllBytes(root.resolve("a/wal"));
        assertThat(bytes).hasSize(1_024);
        assertThat(bytes[515]).isEqualTo((byte) 9);
    }

    @Test
    void aFileReplacedBehindItsBackIsSeenAtOnce() throws Exception {
        disk.write("wal", 0, ByteBuffer.allocate(512));
        Files.write(root.resolve("other"), new byte[] {1, 2, 3});
        Files.move(root.resolve("other"), root.resolve("wal"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(disk.stat("wal").length()).isEqualTo(3);
        ByteBuffer into = ByteBuffer.allocate(8);
        assertThat(disk.readSome("wal", 0, into)).isEqualTo(3);
    }

    @Test
    void aRefusedPathTouchesNothing() {
        Path outside = root.resolveSibling("outside-" + root.getFileName());
        String escape = "../" + outside.getFileName();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> disk.write(escape, 0, ByteBuffer.allocate(512)))
                .withMessageContaining(escape);
        assertThat(outside).doesNotExist();
    }

    @Test
    void interruptsFromElsewhereCutNoOperation() throws Exception {
        try (Production production = Production.open(root)) {
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Future<Boolean>> writers = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(production.env().io().executor().submit((Callable<Boolean>) () -> {
                    synchronized (threads) {
                        threads.add(Thread.currentThread());
                    }
                    start.await();
                    writeRounds(writer, threads);
                    return Thread.interrupted();
                }));
            }
            for (Future<Boolean> writer : writers) {
                writer.get();
            }
        }
        assertThat(disk.stat("shared").length()).isEqualTo(512L * WRITERS * ROUNDS);
        ByteBuffer all = ByteBuffer.allocate(512 * WRITERS * ROUNDS);
        disk.read("shared", 0, all);
        for (int sector = 0; sector < WRITERS * ROUNDS; sector++) {
            assertThat(all.get(sector * 512)).isEqualTo((byte) (1 + sector % WRITERS));
        }
    }

    /** Every writer writes its own sectors, and interrupts its neighbour all the time. */
    private void writeRounds(int writer, List<Thread> threads) throws Exception {
        Thread neighbour;
        synchronized (threads) {
            neighbour = threads.get((threads.indexOf(Thread.currentThread()) + 1) % WRITERS);
        }
        byte[] sector = new byte[512];
        Arrays.fill(sector, (byte) (1 + writer));
        for (int round = 0; round < ROUNDS; round++) {
            neighbour.interrupt();
            disk.write("shared", 512L * (round * WRITERS + writer), ByteBuffer.wrap(sector));
        }
    }
}
