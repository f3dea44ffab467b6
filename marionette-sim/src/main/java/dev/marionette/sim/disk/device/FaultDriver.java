package dev.marionette.sim.disk.device;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskAction;
import dev.marionette.sim.disk.DiskFault;
import dev.marionette.sim.disk.DiskFaults;
import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.model.ContentWrite;
import dev.marionette.sim.disk.model.CrashPlan;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.Strikes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides which operations of one disk fail and what a crash leaves, by rate or by script, and counts what took effect. */
final class FaultDriver {

    private static final DiskFault[] FAULTS = DiskFault.values();
    /** In reports, a script that never found its operation shows as 0. */
    private static final String SCRIPT = "disk.script";

    private final NodeDisk disk;
    private final Kernel kernel;
    private final int node;
    private final Prng random;
    private final Strikes stalls;
    private final Map<Long, CrashOutcome> fates = new HashMap<>();
    private final ArrayList<Script> scripts = new ArrayList<>(0);
    private DiskFaults faults = DiskFaults.none();
    private boolean quiet = true;
    private @Nullable StallTick stallTick;
    private long @Nullable [] counts;

    FaultDriver(NodeDisk disk, int node, Kernel kernel, Prng random) {
        this.disk = disk;
        this.kernel = kernel;
        this.node = node;
        this.random = random;
        this.stalls = new Strikes(kernel, ChoiceKind.DISK_STALL, node, random);
    }

    DiskFaults faults() {
        return faults;
    }

    void faults(DiskFaults newFaults) {
        faults = newFaults;
        quiet = newFaults == DiskFaults.none();
        disk.trace().faults(newFaults);
        for (DiskFault fault : FAULTS) {
            if (!newFaults.rate(fault).isNever()) {
                kernel.expectFault(fault.reportName());
            }
        }
        if (stallTick != null) {
            kernel.cancel(stallTick);
            stallTick = null;
        }
        if (!newFaults.rate(DiskFault.STALL).isNever()) {
            stallTick = new StallTick();
            stallTick.scheduleNext();
        }
    }

    long count(DiskFault fault) {
        return counts == null ? 0 : counts[fault.ordinal()];
    }

    void tookEffect(DiskFault fault) {
        long[] counters = counts;
        if (counters == null) {
            counters = new long[FAULTS.length];
            counts = counters;
        }
        counters[fault.ordinal()]++;
        kernel.countFault(fault.reportName());
    }

    /** Rolls, traces the roll, and counts the fault if it fires; a rate that never fires does nothing at all. */
    boolean fires(DiskFault fault, long op, String path) {
        Rate rate = faults.rate(fault);
        if (rate.isNever()) {
            return false;
        }
        long roll = kernel.choices().roll(choice(fault), new DiskPlace(node, path), rate, random.roll(rate));
        kernel.countDecision(choice(fault).family());
        disk.trace().roll(fault, op, rate, roll);
        boolean fired = roll < rate.numerator();
        if (fired) {
            tookEffect(fault);
        }
        return fired;
    }

    int node() {
        return node;
    }

    private static ChoiceKind choice(DiskFault fault) {
        return switch (fault) {
            case LOST_WRITE -> ChoiceKind.LOST_WRITE;
            case EARLY_WRITE_BACK -> ChoiceKind.EARLY_WRITE_BACK;
            case TORN_WRITE -> ChoiceKind.TORN_WRITE;
            case REORDERED_WRITE -> ChoiceKind.REORDERED_WRITE;
            case LOST_ENTRY -> ChoiceKind.LOST_ENTRY;
            case LOST_RENAME -> ChoiceKind.LOST_RENAME;
            case READ_ERROR -> ChoiceKind.READ_ERROR;
            case WRITE_ERROR -> ChoiceKind.WRITE_ERROR;
            case BAD_SECTOR -> ChoiceKind.BAD_SECTOR;
            case CORRUPT_READ -> ChoiceKind.CORRUPT_READ;
            case STALL, BIT_ROT -> throw new IllegalArgumentException(fault + " is not rolled at an operation");
        };
    }

    void script(int nth, Predicate<DiskRequest> matching, DiskAction action) {
        kernel.expectFault(SCRIPT);
        scripts.add(new Script(nth, matching, action));
    }

    /** Lets the scripts see an operation that was just submitted. */
    void runScripts(Operation operation) {
        if (scripts.isEmpty()) {
            return;
        }
        DiskRequest request = new DiskRequest(
                operation.id(),
                operation.kind(),
                operation.path(),
                new DiskRequest.Range(operation.offset(), operation.length()));
        Iterator<Script> iterator = scripts.iterator();
        while (iterator.hasNext()) {
            Script script = iterator.next();
            if (script.matches(request)) {
                iterator.remove();
                act(script.action, operation);
            }
        }
    }

    private void act(DiskAction action, Operation operation) {
        disk.trace().script(operation.id(), action);
        kernel.countFault(SCRIPT);
        switch (action) {
            case DiskAction.Fail _ -> fail(operation);
            case DiskAction.Crash _ -> disk.crashDuring(operation);
            case DiskAction.Stall stall -> {
                tookEffect(DiskFault.STALL);
                disk.stallFor(stall.length().toNanos());
            }
            case DiskAction.Corrupt _ -> corrupt(operation);
            case DiskAction.Settle settle -> fates.put(operation.id(), settle.outcome());
        }
    }

    private void fail(Operation operation) {
        if (operation.isChange()) {
            tookEffect(DiskFault.WRITE_ERROR);
        } else if (operation instanceof ReadOperation) {
            tookEffect(DiskFault.READ_ERROR);
        } else {
            throw new IllegalArgumentException("a script cannot make a "
                    + operation.kind().traceName() + " fail; it can make reads, writes, lengths and names fail");
        }
        operation.failAtCompletion();
    }

    private void corrupt(Operation operation) {
        if (!(operation instanceof ReadOperation read)) {
            throw new IllegalArgumentException(
                    "a script can corrupt a read, not a " + operation.kind().traceName());
        }
        tookEffect(DiskFault.CORRUPT_READ);
        read.corruptAtCompletion();
    }

    /** Whether the medium fails this operation. */
    boolean failsIo(Operation operation) {
        if (operation instanceof ReadOperation read) {
            return read.file.hasBadSector(read.offset(), read.length()) || (!quiet && failsRead(read));
        }
        return !quiet && operation.isChange() && fires(DiskFault.WRITE_ERROR, operation.id(), operation.path());
    }

    private boolean failsRead(ReadOperation read) {
        if (fires(DiskFault.BAD_SECTOR, read.id(), read.path())) {
            disk.trace().badSector(read.file, read.offset());
            read.file.markBad(read.offset());
            return true;
        }
        return fires(DiskFault.READ_ERROR, read.id(), read.path());
    }

    boolean corruptsRead(ReadOperation read) {
        return !quiet && fires(DiskFault.CORRUPT_READ, read.id(), read.path());
    }

    /** Which bit of the bytes that were read is wrong. */
    long drawBit(ReadOperation read, int bytes) {
        long bit = wrongBit(read.path(), bytes);
        disk.trace().corruptRead(read, bit);
        return bit;
    }

    /** Lets a write that just became visible reach the medium by itself. */
    void written(ContentWrite write) {
        if (!quiet && fires(DiskFault.EARLY_WRITE_BACK, write.id(), write.path())) {
            fates.put(write.id(), CrashOutcome.LANDED);
        }
    }

    /** What was decided about the pending changes of a file no longer matters: they are forced. */
    void forgetFates(FileNode file) {
        if (!fates.isEmpty()) {
            file.forEachPending(fates::remove);
        }
    }

    void forgetFates() {
        fates.clear();
    }

    /** Decides about every pending change, and traces it. */
    void decide(CrashPlan plan) {
        if (plan.size() > 0) {
            CrashDecider decider = new CrashDecider(this, kernel.choices(), random, plan);
            plan.decide(decider);
            for (int i = 0; i < plan.size(); i++) {
                disk.trace().crashOutcome(plan.operation(i), plan.outcome(i));
            }
        }
        fates.clear();
    }

    /** What was decided about a change before the crash, or null. */
    @Nullable
    CrashOutcome fate(long op) {
        return fates.isEmpty() ? null : fates.get(op);
    }

    private long wrongBit(String path, long bytes) {
        long drawn = random.below(bytes * 8);
        long chosen = kernel.choices().number(ChoiceKind.WRONG_BIT, new DiskPlace(node, path), drawn, 0);
        return Math.clamp(chosen, 0, bytes * 8 - 1);
    }

    void corrupt(FileNode file, long offset) {
        long bytes = file.durableBytesInSector(offset);
        if (bytes == 0) {
            throw new IllegalArgumentException(
                    "'" + file.path() + "' has no durable byte at " + offset + "; force it first");
        }
        long bit = wrongBit(file.path(), bytes);
        disk.trace().bitRot(file, offset, bit);
        tookEffect(DiskFault.BIT_ROT);
        file.flipDurableBit(offset, (int) bit);
    }

    /** A waiting script. */
    private static final class Script {

        private final Predicate<DiskRequest> matching;
        private final DiskAction action;
        private int left;

        Script(int nth, Predicate<DiskRequest> matching, DiskAction action) {
            this.left = nth;
            this.matching = matching;
            this.action = action;
        }

        boolean matches(DiskRequest request) {
            return matching.test(request) && --left == 0;
        }
    }

    /** The tick at which the next stall begins. */
    private final class StallTick extends Event {

        void scheduleNext() {
            stalls.schedule(this, faults.rate(DiskFault.STALL));
        }

        @Override
        protected void fire() {
            stalls.struck();
            tookEffect(DiskFault.STALL);
            disk.trace().rolledStall(faults.rate(DiskFault.STALL), faults.stallNanos());
            disk.stallFor(faults.stallNanos());
            scheduleNext();
        }
    }
}
