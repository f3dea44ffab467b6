package dev.marionette.sim.disk;

import static dev.marionette.sim.disk.Disks.SECTOR;
import static dev.marionette.sim.disk.Disks.array;
import static dev.marionette.sim.disk.Disks.bytes;
import static dev.marionette.sim.disk.Disks.open;
import static dev.marionette.sim.disk.Disks.path;
import static dev.marionette.sim.disk.Disks.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.api.disk.Disk;
import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.trace.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Power, the moments a test can choose, and what it sees. */
final class DiskControlTest {

    @Test
    void whileTheDiskIsDownEveryCallFails() {
        run(sim -> {
            FileChannel file = open(sim, "file");
            Disk disk = sim.env().disk();
            sim.control().disk().crash();
            sim.control().disk().crash();
            assertDown(() -> file.read(bytes(1, 0), 0));
            assertDown(() -> file.write(bytes(1, 0)));
            assertDown(() -> file.force(true));
            assertDown(file::size);
            assertDown(() -> file.truncate(0));
            assertDown(() -> open(sim, "other"));
            assertDown(() -> Files.delete(path(sim, "file")));
            assertDown(() -> Files.size(path(sim, "file")));
            assertDown(() -> Files.list(sim.env().io().root()));
            assertDown(() -> Files.createDirectory(path(sim, "dir")));
            assertDown(() -> disk.stat("file"));
            assertDown(() -> disk.sync("file"));
            assertDown(() -> disk.write("file", 0, bytes(SECTOR, 1)));
            assertThat(Files.exists(path(sim, "file"))).isFalse();
            assertThatNoException().isThrownBy(file::close);
        });
    }

    @Test
    void aChannelOfBeforeTheCrashStaysDead() {
        run(sim -> {
            FileChannel before = open(sim, "file");
            before.write(bytes(1, 'A'), 0);
            sim.control().disk().crash();
            sim.control().disk().restart();
            assertDown(() -> before.read(bytes(1, 0), 0));
            assertThat(open(sim, "file").read(bytes(1, 0), 0)).isEqualTo(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> sim.control().disk().restart());
        });
    }

    @Test
    void powerCanBeLostAtAnyOperationOnTheWay() {
        List<String> states = new ArrayList<>();
        for (long n = 1; n <= 5; n++) {
            long operation = n;
            run(sim -> {
                sim.control().disk().faults(DiskFaults.none().lostWrite(Rate.ALWAYS));
                sim.control().disk().crashAtOperation(operation);
                assertDown(() -> {
                    FileChannel file = open(sim, "file");
                    file.write(bytes(SECTOR, 'A'), 0);
                    file.force(true);
                    file.write(bytes(SECTOR, 'B'), 0);
                    file.force(true);
                });
                assertThat(sim.control().disk().isDown()).isTrue();
                assertThat(sim.control().disk().operations()).isEqualTo(operation);
                sim.control().disk().restart();
                if (sim.control().disk().operations() == operation) {
                    states.add(operation + visible(sim, "file"));
                }
            });
        }

        assertThat(new TreeSet<>(states)).containsExactly("1", "2", "3", "4A", "5A");
    }

    @Test
    void theOperationInFlightMayLand() {
        run(sim -> {
            sim.control().disk().onOperation(1, r -> r.kind() == DiskRequest.Kind.WRITE, DiskAction.crash());
            assertDown(() -> open(sim, "file").write(bytes(SECTOR, 'A'), 0));
            sim.control().disk().restart();
            assertThat(visible(sim, "file")).isEqualTo("A");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.control().disk().crashAtOperation(2))
                    .withMessageContaining("3");
        });
    }

    @Test
    void lookingTakesNoTimeAndLeavesNoTrace() {
        Trace quiet = run(sim -> write(sim));
        Trace watched = run(sim -> {
            DiskControl disk = sim.control().disk();
            assertThat(disk.visible("file")).isEmpty();
            write(sim);
            assertThat(disk.visible("file")).hasValue(array(SECTOR, 'A'));
            assertThat(disk.durable("file")).isEmpty();
            assertThat(disk.pendingOperations()).isEqualTo(2);
            assertThat(disk.visibleImage().paths()).containsExactly("file");
            assertThat(disk.durableImage().paths()).isEmpty();
            assertThat(disk.count(DiskFault.LOST_WRITE)).isZero();
        });

        assertThat(watched).isEqualTo(quiet);
    }

    private static void write(Simulation sim) throws IOException {
        open(sim, "file").write(bytes(SECTOR, 'A'), 0);
    }

    @Test
    void tasksShareTheDiskAndOperationsCompleteByTimeThenNumber() {
        Trace trace = run(sim -> {
            FileChannel file = open(sim, "file");
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                writers.add(sim.env().io().executor().submit(() -> {
                    ByteBuffer from = bytes(SECTOR, 'A' + writer);
                    file.write(from, (long) writer * SECTOR);
                    return from.remaining();
                }));
            }
            for (Future<?> writer : writers) {
                assertThat(writer.get()).isEqualTo(0);
            }
            assertThat(visible(sim, "file")).isEqualTo("ABCD");
            assertThat(sim.env().io().nanoTime()).isEqualTo(200_000);
        });
        List<Long> completed = trace.events().stream()
                .filter(event -> event.name().equals("disk.write"))
                .map(event -> event.number("op").orElseThrow())
                .toList();

        assertThat(completed).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void aCrashMeetsTheWritesOfOtherTasksInFlight() {
        run(sim -> {
            FileChannel file = open(sim, "file");
            file.force(true);
            Future<Integer> writer = sim.env().io().executor().submit(() -> file.write(bytes(SECTOR, 'A'), 0));
            sim.env().io().sleep(Duration.ofNanos(50_000));
            sim.control().disk().crash();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(writer::get)
                    .withCauseInstanceOf(DiskCrashedException.class)
                    .withStackTraceContaining("NodeFileChannel.write");
            sim.control().disk().restart();
            assertThat(visible(sim, "file")).isEqualTo("A");
        });
    }

    @Test
    void aBufferMayBeUsedAgainWhileItsWriteIsInFlight() {
        run(sim -> {
            FileChannel file = open(sim, "file");
            ByteBuffer shared = bytes(SECTOR, 'A');
            Future<Integer> writer = sim.env().io().executor().submit(() -> file.write(shared, 0));
            sim.env().io().sleep(Duration.ofNanos(50_000));
            shared.put(0, (byte) 'X');
            assertThat(writer.get()).isEqualTo(SECTOR);
            assertThat(visible(sim, "file")).isEqualTo("A");
        });
    }

    @Test
    void twoTasksThatCreateAFileGetTheSameOne() {
        run(sim -> {
            List<Future<?>> openers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                openers.add(
                        sim.env().io().executor().submit(() -> open(sim, "file").write(bytes(1, 'A'))));
            }
            for (Future<?> opener : openers) {
                assertThat(opener.get()).isEqualTo(1);
            }
            assertThat(sim.control().disk().visibleImage().paths()).containsExactly("file");
        });
    }

    @Test
    void anInterruptDuringAnOperationClosesTheChannelAndTheOperationHappens() {
        run(sim -> {
            FileChannel file = open(sim, "file");
            Thread writer = sim.env()
                    .io()
                    .threads()
                    .newThread(() -> assertThatExceptionOfType(ClosedByInterruptException.class)
                            .isThrownBy(() -> file.write(bytes(SECTOR, 'A'), 0)));
            writer.start();
            sim.env().io().sleep(Duration.ofNanos(50_000));
            writer.interrupt();
            writer.join();
            assertThat(file.isOpen()).isFalse();
            assertThat(visible(sim, "file")).isEqualTo("A");
        });
    }

    @Test
    void whatIsNotModelledNamesTheAlternative() {
        run(sim -> {
            FileChannel file = open(sim, "file");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> file.map(FileChannel.MapMode.READ_ONLY, 0, 1))
                    .withMessageContaining("channel");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> path(sim, "file").toFile())
                    .withMessageContaining("Files");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> Files.createSymbolicLink(path(sim, "link"), path(sim, "file")))
                    .withMessageContaining("copy");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> AsynchronousFileChannel.open(path(sim, "file")))
                    .withMessageContaining("executor");
            assertThat(path(sim, "a b#c").toUri()).hasToString("marionette-disk:/a%20b%23c");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> sim.env().io().root().getFileSystem().newWatchService())
                    .withMessageContaining("scheduler");
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> Files.getPosixFilePermissions(path(sim, "file")));
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.size(path(sim, "../etc/hosts")));
        });
    }

    private static Trace run(SimulatedWorld.Body body) {
        return SimulatedWorld.run(Seed.of(1), SimulationOptions.defaults(), body);
    }

    private static void assertDown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(DiskCrashedException.class).isThrownBy(call);
    }
}
