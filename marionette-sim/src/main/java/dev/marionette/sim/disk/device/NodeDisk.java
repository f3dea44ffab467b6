package dev.marionette.sim.disk.device;

import dev.marionette.api.disk.DiskCrashedException;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.disk.DiskLatency;
import dev.marionette.sim.disk.DiskOptions;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.CrashPlan;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.FrozenImage;
import dev.marionette.sim.disk.model.Place;
import dev.marionette.sim.disk.model.Volume;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.NodeClock;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.StreamName;
import dev.marionette.sim.engine.Waiter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;

/**
 * The disk of one simulated node: operations take simulated time, are traced, and can fail.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public final class NodeDisk implements Device {

    private static final long NEVER = Long.MAX_VALUE;
    private static final String CRASH_AT_OPERATION = "disk.crash_at_operation";

    private final Kernel kernel;
    private final DiskOptions options;
    private final Instant epoch;
    private final NodeClock clock;
    private Volume volume;
    private final DiskTrace trace;
    private final FaultDriver faultDriver;
    private final DiskRecorder recorder = new DiskRecorder();
    private final ArrayList<Operation> inFlight = new ArrayList<>(0);
    private final int node;
    private final Prng random;
    private long operations;
    private long crashAt = NEVER;
    private long stalledUntilNanos;
    private int generation;
    private boolean down;
    private Runnable powerLoss = () -> {};

    /**
     * An empty disk.
     *
     * @param node the number of the node it belongs to
     * @param epoch the instant of simulated time zero
     */
    public NodeDisk(Kernel kernel, int node, DiskOptions options, Instant epoch) {
        this.kernel = kernel;
        this.node = node;
        this.options = options;
        this.epoch = epoch;
        this.random = node == 0 ? kernel.stream(StreamName.DISK) : kernel.newStream(StreamName.DISK, node);
        this.volume = emptyVolume();
        this.clock = kernel.clock(node);
        this.trace = new DiskTrace(kernel, node);
        this.faultDriver = new FaultDriver(this, node, kernel, random);
        trace.options(options);
    }

    private Volume emptyVolume() {
        return new Volume(FrozenImage.EMPTY.withSectorSize(options.sectorSize()), options.personality());
    }

    /** Calls something before each loss of power: what runs on the node ends with it. */
    public void onPowerLoss(Runnable listener) {
        powerLoss = listener;
    }

    @Override
    public int generation() {
        return generation;
    }

    @Override
    public Volume volume() {
        return volume;
    }

    @Override
    public void requireUp(DiskRequest.Kind kind, String path) throws DiskCrashedException {
        kernel.requireConfined();
        if (down) {
            throw new DiskCrashedException(kind.traceName(), path);
        }
    }

    @Override
    public FileTime fileTime(long nanos) {
        return FileTime.from(epoch.plusNanos(nanos));
    }

    @Override
    public long nanos(FileTime time) {
        Instant instant = time.toInstant();
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() - epoch.getEpochSecond(), 1_000_000_000L),
                instant.getNano() - epoch.getNano());
    }

    @Override
    public int read(FileNode file, long offset, ByteBuffer into) throws IOException {
        ReadOperation operation = new ReadOperation(this, file, offset, into);
        submit(operation, options.latencies().read());
        return operation.count();
    }

    @Override
    public void write(FileNode file, long offset, ByteBuffer from) throws IOException {
        volume.requireFits(offset < 0 ? file.size() : offset, from.remaining());
        submit(new WriteOperation(this, file, offset, from), options.latencies().write());
    }

    @Override
    public void setLength(FileNode file, long length) throws IOException {
        volume.requireFits(0, length);
        submit(new LengthOperation(this, file, length), options.latencies().write());
    }

    @Override
    public void sync(FileNode file) throws IOException {
        submit(new SyncOperation(this, file), options.latencies().sync());
    }

    @Override
    public void syncDirectory(DirectoryNode directory) throws IOException {
        submit(
                new NameOperation.SyncDirectory(this, directory),
                options.latencies().sync());
    }

    @Override
    public FileNode createFile(Place place) throws IOException {
        NameOperation.CreateFile operation = new NameOperation.CreateFile(this, place);
        submitName(operation);
        return operation.created();
    }

    @Override
    public void createDirectory(Place place) throws IOException {
        submitName(new NameOperation.CreateDirectory(this, place));
    }

    @Override
    public void delete(Place place) throws IOException {
        submitName(new NameOperation.Delete(this, place));
    }

    @Override
    public void rename(Place from, Place to) throws IOException {
        if (from.node() == null || from.node() != to.node()) {
            submitName(new NameOperation.Rename(this, from, to));
        }
    }

    /** A change that is refused at once costs no operation. */
    private void submitName(NameOperation operation) throws IOException {
        requireUp(operation.kind(), operation.path());
        operation.check();
        submit(operation, options.latencies().name());
    }

    private long jitterNanos(DiskLatency latency) {
        long drawn = random.below(latency.jitterNanos() + 1);
        return kernel.choices().number(ChoiceKind.DISK_LATENCY, node, drawn, 0);
    }

    private void submit(Operation operation, DiskLatency latency) throws IOException {
        requireUp(operation.kind(), operation.path());
        long jitterNanos = latency.jitterNanos() == 0 ? 0 : jitterNanos(latency);
        operation.submitted(++operations, latency.minimumNanos() + jitterNanos);
        faultDriver.runScripts(operation);
        if (operations == crashAt) {
            kernel.countFault(CRASH_AT_OPERATION);
            inFlight.add(operation);
            crash();
            kernel.checkpoint();
            operation.throwFailure();
        }
        long readyNanos = Math.max(kernel.nowNanos() + operation.latencyNanos(), stalledUntilNanos);
        if (kernel.tryAdvance(readyNanos)) {
            try {
                operation.complete();
            } finally {
                kernel.settle();
            }
        } else {
            await(operation, readyNanos);
        }
    }

    private void await(Operation operation, long readyNanos) throws IOException {
        Waiter waiter = operation.park();
        inFlight.add(operation);
        kernel.schedule(operation, readyNanos);
        kernel.await(waiter);
        operation.throwFailure();
    }

    Waiter newWaiter(DiskRequest.Kind kind) {
        return new Waiter(kernel, kind.waitReason());
    }

    void wake(Waiter waiter) {
        kernel.wake(waiter);
    }

    /** Puts an operation that is ready off to the end of the stall, if there is one; returns whether it did. */
    boolean postpone(Operation operation) {
        if (kernel.nowNanos() < stalledUntilNanos) {
            kernel.schedule(operation, stalledUntilNanos);
            return true;
        }
        inFlight.remove(operation);
        return false;
    }

    void stallFor(long nanos) {
        stalledUntilNanos = Math.max(stalledUntilNanos, Math.addExact(kernel.nowNanos(), nanos));
    }

    /** In reports, an operation that was never submitted shows as 0. */
    void crashAtOperation(long operation) {
        kernel.expectFault(CRASH_AT_OPERATION);
        crashAt = operation;
    }

    /** Takes the power away while this operation, which was just submitted, is in flight. */
    void crashDuring(Operation operation) {
        crashAt = operation.id();
    }

    /** Takes the power away; a disk that is down stays as it is. */
    public void crash() {
        kernel.requireConfined();
        if (down) {
            return;
        }
        powerLoss.run();
        down = true;
        generation++;
        crashAt = NEVER;
        stalledUntilNanos = 0;
        for (int i = 0; i < inFlight.size(); i++) {
            kernel.cancel(inFlight.get(i));
            inFlight.get(i).cutShort();
        }
        CrashPlan plan = volume.plan();
        trace.crash(operations, plan.size());
        faultDriver.decide(plan);
        volume.crash(plan);
        recorder.cut();
        wakeInFlight();
    }

    private void wakeInFlight() {
        for (int i = 0; i < inFlight.size(); i++) {
            inFlight.get(i).wakeWithoutPower();
        }
        inFlight.clear();
    }

    /** Puts an empty disk in the place of this one, with or without power as it is; what is open or in flight fails. */
    public void wipe() {
        kernel.requireConfined();
        generation++;
        inFlight.forEach(kernel::cancel);
        faultDriver.forgetFates();
        volume = emptyVolume();
        recorder.cut();
        wakeInFlight();
    }

    /** Whether a loss of power now would decide about something. */
    public boolean hasPendingWrites() {
        return !inFlight.isEmpty() || volume.pendingCount() > 0;
    }

    /** Brings the power back. */
    public void restart() {
        kernel.requireConfined();
        if (!down) {
            throw new IllegalStateException("the disk is up; only a disk that crashed can be restarted");
        }
        down = false;
        trace.restart();
    }

    /** Whether the power is away. */
    public boolean isDown() {
        return down;
    }

    long operations() {
        return operations;
    }

    DiskOptions options() {
        return options;
    }

    /** The time that files are stamped with. */
    long stampNanos() {
        return clock.wallNanos();
    }

    Kernel kernel() {
        return kernel;
    }

    DiskTrace trace() {
        return trace;
    }

    FaultDriver faultDriver() {
        return faultDriver;
    }

    DiskRecorder recorder() {
        return recorder;
    }
}
