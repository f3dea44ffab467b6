package dev.marionette.bench;

import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
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

/** The cost of one trace line of a disk operation, beside the same line from a {@link StringBuilder}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseSerialGC")
public class TraceBenchmark {

    private static final int EVENTS = 1_000;
    private static final int LATENCY_NANOS = 100_000;
    private static final TraceName WRITE = TraceName.of("disk.write");
    private static final TraceKey NODE = TraceKey.of("node");
    private static final TraceKey OPERATION = TraceKey.of("op");
    private static final TraceKey PATH = TraceKey.of("path");
    private static final TraceKey OFFSET = TraceKey.of("offset");
    private static final TraceKey LENGTH = TraceKey.of("len");
    private static final TraceKey STATUS = TraceKey.of("status");
    private static final TraceKey LATENCY = TraceKey.of("latency_ns");
    private static final TraceValue KV_WAL = TraceValue.of("kv.wal");
    private static final TraceValue OK = TraceValue.of("ok");

    private final TraceWriter writer = new TraceWriter(false);
    private final StringBuilder text = new StringBuilder();

    /** The simulator's writer. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public TraceWriter traceWriter() {
        writer.reset();
        for (int i = 0; i < EVENTS; i++) {
            writer.event(WRITE, i * (long) LATENCY_NANOS)
                    .num(NODE, 0)
                    .num(OPERATION, i)
                    .value(PATH, KV_WAL)
                    .num(OFFSET, i * 512L)
                    .num(LENGTH, 512)
                    .value(STATUS, OK)
                    .num(LATENCY, LATENCY_NANOS)
                    .end();
        }
        return writer;
    }

    /** The baseline. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public StringBuilder stringBuilder() {
        text.setLength(0);
        for (int i = 0; i < EVENTS; i++) {
            text.append("event=")
                    .append(i)
                    .append(" at=")
                    .append(i * (long) LATENCY_NANOS)
                    .append(" disk.write node=");
            text.append(0)
                    .append(" op=")
                    .append(i)
                    .append(" path=")
                    .append("kv.wal")
                    .append(" offset=");
            text.append(i * 512L)
                    .append(" len=")
                    .append(512)
                    .append(" status=")
                    .append("ok")
                    .append(" latency_ns=");
            text.append(LATENCY_NANOS).append('\n');
        }
        return text;
    }
}
