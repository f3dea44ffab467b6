package dev.marionette.sim.disk.device;

import dev.marionette.api.Rate;
import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskAction;
import dev.marionette.sim.disk.DiskFault;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.disk.DiskLatency;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskOptions;
import dev.marionette.sim.disk.model.Node;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceName;
import dev.marionette.sim.engine.TraceValue;
import dev.marionette.sim.engine.TraceWriter;
import java.util.BitSet;

/** Writes the events of one disk into the trace. */
final class DiskTrace {

    static final TraceName READ = TraceName.of("disk.read");
    static final TraceName WRITE = TraceName.of("disk.write");
    static final TraceName SET_LENGTH = TraceName.of("disk.set_length");
    static final TraceName SYNC = TraceName.of("disk.sync");
    static final TraceName CREATE = TraceName.of("disk.create");
    static final TraceName CREATE_DIRECTORY = TraceName.of("disk.create_dir");
    static final TraceName DELETE = TraceName.of("disk.delete");
    static final TraceName RENAME = TraceName.of("disk.rename");
    static final TraceName SYNC_DIRECTORY = TraceName.of("disk.sync_dir");

    static final TraceValue OK = TraceValue.of("ok");
    static final TraceValue IO_ERROR = TraceValue.of("io_error");
    static final TraceValue REFUSED = TraceValue.of("refused");
    static final TraceValue IN_FLIGHT = TraceValue.of("in_flight");

    private static final TraceName OPTIONS = TraceName.of("disk.options");
    private static final TraceName FAULTS = TraceName.of("disk.faults");
    private static final TraceName ROLL = TraceName.of("disk.roll");
    private static final TraceName SCRIPT = TraceName.of("disk.script");
    private static final TraceName CRASH = TraceName.of("disk.crash");
    private static final TraceName CRASH_WRITE = TraceName.of("disk.crash_write");
    private static final TraceName CRASH_NAME = TraceName.of("disk.crash_name");
    private static final TraceName RESTART = TraceName.of("disk.restart");
    private static final TraceName STALL = TraceName.of("disk.stall");
    private static final TraceName BIT_ROT = TraceName.of("disk.bit_rot");
    private static final TraceName BAD_SECTOR = TraceName.of("disk.bad_sector");
    private static final TraceName CORRUPT_READ = TraceName.of("disk.corrupt_read");

    private static final TraceKey SECTOR_SIZE = TraceKey.of("sector");
    private static final TraceKey PERSONALITY = TraceKey.of("personality");
    private static final TraceKey READ_NANOS = TraceKey.of("read_ns");
    private static final TraceKey READ_JITTER = TraceKey.of("read_jitter_ns");
    private static final TraceKey WRITE_NANOS = TraceKey.of("write_ns");
    private static final TraceKey WRITE_JITTER = TraceKey.of("write_jitter_ns");
    private static final TraceKey SYNC_NANOS = TraceKey.of("sync_ns");
    private static final TraceKey SYNC_JITTER = TraceKey.of("sync_jitter_ns");
    private static final TraceKey NAME_NANOS = TraceKey.of("name_ns");
    private static final TraceKey NAME_JITTER = TraceKey.of("name_jitter_ns");
    private static final TraceKey NODE = TraceKey.of("node");
    private static final TraceKey OP = TraceKey.of("op");
    private static final TraceKey PATH = TraceKey.of("path");
    static final TraceKey OFFSET = TraceKey.of("offset");
    static final TraceKey LENGTH = TraceKey.of("len");
    static final TraceKey TARGET = TraceKey.of("to");
    private static final TraceKey STATUS = TraceKey.of("status");
    private static final TraceKey LATENCY = TraceKey.of("latency_ns");
    private static final TraceKey FAULT = TraceKey.of("fault");
    private static final TraceKey RATE = TraceKey.of("rate");
    private static final TraceKey ROLLED = TraceKey.of("roll");
    private static final TraceKey FIRED = TraceKey.of("fired");
    private static final TraceKey PENDING = TraceKey.of("pending");
    private static final TraceKey OUTCOME = TraceKey.of("outcome");
    private static final TraceKey SECTORS = TraceKey.of("sectors");
    private static final TraceKey LANDED = TraceKey.of("landed");
    private static final TraceKey NANOS = TraceKey.of("ns");
    private static final TraceKey BIT = TraceKey.of("bit");
    private static final TraceKey ACTION = TraceKey.of("action");
    private static final TraceKey STALL_NANOS = TraceKey.of("stall_ns");
    private static final DiskFault[] ALL_FAULTS = DiskFault.values();
    private static final TraceKey[] FAULT_RATES = faultKeys();

    private final Kernel kernel;
    private final int node;

    DiskTrace(Kernel kernel, int node) {
        this.kernel = kernel;
        this.node = node;
    }

    private static TraceKey[] faultKeys() {
        TraceKey[] keys = new TraceKey[ALL_FAULTS.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = TraceKey.of(ALL_FAULTS[i].traceName());
        }
        return keys;
    }

    /** Begins the line of an operation. */
    TraceWriter begin(Operation operation) {
        return begin(operation.traceName(), operation.id(), operation.tracePath());
    }

    private TraceWriter begin(TraceName name) {
        return kernel.trace(name).num(NODE, node);
    }

    private TraceWriter begin(TraceName name, long op, TraceValue path) {
        return begin(name).num(OP, op).value(PATH, path);
    }

    /** Ends the line of an operation. */
    static void end(TraceWriter line, TraceValue status, Operation operation) {
        line.value(STATUS, status).num(LATENCY, operation.latencyNanos()).end();
    }

    void options(DiskOptions options) {
        TraceWriter line = begin(OPTIONS)
                .num(SECTOR_SIZE, options.sectorSize())
                .literal(PERSONALITY, options.personality().traceName());
        DiskOptions.Latencies latencies = options.latencies();
        latency(line, READ_NANOS, READ_JITTER, latencies.read());
        latency(line, WRITE_NANOS, WRITE_JITTER, latencies.write());
        latency(line, SYNC_NANOS, SYNC_JITTER, latencies.sync());
        latency(line, NAME_NANOS, NAME_JITTER, latencies.name());
        line.end();
    }

    private static void latency(TraceWriter line, TraceKey minimum, TraceKey jitter, DiskLatency latency) {
        line.num(minimum, latency.minimumNanos());
        if (latency.jitterNanos() > 0) {
            line.num(jitter, latency.jitterNanos());
        }
    }

    void faults(DiskFaults faults) {
        TraceWriter line = begin(FAULTS);
        for (int i = 0; i < FAULT_RATES.length; i++) {
            Rate rate = faults.rate(ALL_FAULTS[i]);
            if (!rate.isNever()) {
                line.rate(FAULT_RATES[i], rate);
            }
        }
        if (faults.stallNanos() > 0) {
            line.num(STALL_NANOS, faults.stallNanos());
        }
        line.end();
    }

    void roll(DiskFault fault, long op, Rate rate, long roll) {
        begin(ROLL)
                .literal(FAULT, fault.traceName())
                .num(OP, op)
                .rate(RATE, rate)
                .num(ROLLED, roll)
                .flag(FIRED, roll < rate.numerator())
                .end();
    }

    void script(long op, DiskAction action) {
        String name = switch (action) {
            case DiskAction.Fail _ -> "fail";
            case DiskAction.Crash _ -> "crash";
            case DiskAction.Stall _ -> "stall";
            case DiskAction.Corrupt _ -> "corrupt";
            case DiskAction.Settle settle -> name(settle.outcome());
        };
        begin(SCRIPT).num(OP, op).literal(ACTION, name).end();
    }

    void crash(long operations, int pending) {
        begin(CRASH).num(OP, operations).num(PENDING, pending).end();
    }

    void crashOutcome(DiskOperation operation, CrashOutcome outcome) {
        boolean write = operation instanceof DiskOperation.Write;
        boolean content = write || operation instanceof DiskOperation.SetLength;
        TraceWriter line = begin(content ? CRASH_WRITE : CRASH_NAME)
                .num(OP, operation.id())
                .text(PATH, operation.path())
                .literal(OUTCOME, name(outcome));
        if (operation instanceof DiskOperation.Write w) {
            line.num(SECTORS, w.sectors());
            if (outcome instanceof CrashOutcome.Torn torn) {
                line.literal(LANDED, bits(torn.sectors(), w.sectors()));
            }
        }
        line.end();
    }

    private static String name(CrashOutcome outcome) {
        return switch (outcome) {
            case CrashOutcome.Landed _ -> "landed";
            case CrashOutcome.Lost _ -> "lost";
            case CrashOutcome.SizeOnly _ -> "size_only";
            case CrashOutcome.Torn _ -> "torn";
        };
    }

    private static String bits(BitSet landed, int sectors) {
        StringBuilder bits = new StringBuilder(sectors);
        for (int i = 0; i < sectors; i++) {
            bits.append(landed.get(i) ? '1' : '0');
        }
        return bits.toString();
    }

    void restart() {
        begin(RESTART).end();
    }

    void stall(long nanos) {
        begin(STALL).num(NANOS, nanos).end();
    }

    void rolledStall(Rate rate, long nanos) {
        begin(STALL).rate(RATE, rate).num(NANOS, nanos).end();
    }

    void bitRot(Node file, long offset, long bit) {
        begin(BIT_ROT)
                .value(PATH, file.tracePath())
                .num(OFFSET, offset)
                .num(BIT, bit)
                .end();
    }

    void badSector(Node file, long offset) {
        begin(BAD_SECTOR).value(PATH, file.tracePath()).num(OFFSET, offset).end();
    }

    void corruptRead(Operation read, long bit) {
        begin(CORRUPT_READ).num(OP, read.id()).num(BIT, bit).end();
    }
}
