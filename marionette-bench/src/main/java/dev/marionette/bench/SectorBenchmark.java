package dev.marionette.bench;

import dev.marionette.api.Seed;
import dev.marionette.api.disk.Disk;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.run.RunReport;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Traced sector operations: write 512 bytes, sync after every eighth write, read back.
 *
 * <p>A run of the simulator is two worlds and their comparison, and both count. The baseline does the same copies on a plain array.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-opens=java.base/java.lang=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class SectorBenchmark {

    private static final int SECTOR = 512;
    private static final int WRITES = 8_000;
    private static final int SECTORS = 1_024;
    private static final int OPERATIONS = WRITES * 2 + WRITES / 8;

    private final Scenario<Simulation> scenario = Scenario.named(
                    "sectors", world -> world.simulate(SimulationOptions.disk(disk -> disk.sectorSize(SECTOR))))
            .run(SectorBenchmark::workOnDisk);

    private final byte[] plain = new byte[SECTORS * SECTOR];

    /** The simulated disk, in a world that is run twice and compared. */
    @Benchmark
    @OperationsPerInvocation(2 * OPERATIONS)
    public RunReport simulatedDisk() {
        return Runner.expectPass(scenario, Seed.of(1));
    }

    /** The baseline. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public byte[] plainArray() {
        byte[] sector = new byte[SECTOR];
        for (int i = 0; i < WRITES; i++) {
            int offset = i % SECTORS * SECTOR;
            sector[0] = (byte) i;
            System.arraycopy(sector, 0, plain, offset, SECTOR);
            System.arraycopy(plain, offset, sector, 0, SECTOR);
        }
        return sector;
    }

    private static void workOnDisk(Simulation sim) throws IOException {
        Disk disk = sim.env().disk();
        ByteBuffer sector = ByteBuffer.allocate(SECTOR);
        for (int i = 0; i < WRITES; i++) {
            long offset = (long) (i % SECTORS) * SECTOR;
            sector.put(0, (byte) i);
            disk.write("data", offset, sector.clear());
            if (i % 8 == 7) {
                disk.sync("data");
            }
            disk.read("data", offset, sector.clear());
        }
    }
}
