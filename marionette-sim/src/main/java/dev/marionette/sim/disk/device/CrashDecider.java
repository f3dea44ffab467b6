package dev.marionette.sim.disk.device;

import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.disk.CrashDecision;
import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskFault;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.model.CrashPlan;
import dev.marionette.sim.engine.Choices;
import dev.marionette.sim.engine.Prng;
import java.util.Arrays;
import java.util.BitSet;

/** Decides what a crash leaves by the rates of the disk's faults. With no fault everything lands. */
final class CrashDecider implements CrashDecision {

    private final FaultDriver driver;
    private final Choices choices;
    private final Prng random;
    private int contentLeft;
    private boolean nextLands;

    CrashDecider(FaultDriver driver, Choices choices, Prng random, CrashPlan plan) {
        this.driver = driver;
        this.choices = choices;
        this.random = random;
        for (int i = 0; i < plan.size(); i++) {
            if (isContent(plan.operation(i))) {
                contentLeft++;
            }
        }
    }

    @Override
    public CrashOutcome of(DiskOperation pending) {
        CrashOutcome fate = driver.fate(pending.id());
        boolean content = isContent(pending);
        boolean overtakes = content && nextLands;
        if (content) {
            contentLeft--;
            nextLands = false;
        }
        if (fate != null) {
            count(fate);
            return fate;
        }
        if (overtakes) {
            return CrashOutcome.LANDED;
        }
        return content ? ofContent(pending) : ofName(pending);
    }

    /** A script's decision counts like a rolled one. */
    private void count(CrashOutcome fate) {
        switch (fate) {
            case CrashOutcome.Lost _ -> driver.tookEffect(DiskFault.LOST_WRITE);
            case CrashOutcome.Torn _ -> driver.tookEffect(DiskFault.TORN_WRITE);
            case CrashOutcome.Landed _, CrashOutcome.SizeOnly _ -> {}
        }
    }

    private CrashOutcome ofContent(DiskOperation pending) {
        if (contentLeft > 0 && driver.fires(DiskFault.REORDERED_WRITE, pending.id(), pending.path())) {
            nextLands = true;
            return CrashOutcome.LOST;
        }
        if (driver.fires(DiskFault.LOST_WRITE, pending.id(), pending.path())) {
            return CrashOutcome.LOST;
        }
        boolean tearable = pending instanceof DiskOperation.Write write && write.sectors() > 1;
        if (tearable && driver.fires(DiskFault.TORN_WRITE, pending.id(), pending.path())) {
            return tear(pending.path(), ((DiskOperation.Write) pending).sectors());
        }
        return CrashOutcome.LANDED;
    }

    private CrashOutcome ofName(DiskOperation pending) {
        DiskFault fault = pending instanceof DiskOperation.Rename ? DiskFault.LOST_RENAME : DiskFault.LOST_ENTRY;
        return driver.fires(fault, pending.id(), pending.path()) ? CrashOutcome.LOST : CrashOutcome.LANDED;
    }

    /** Any subset but none and all, each equally likely. */
    private CrashOutcome tear(String path, int sectors) {
        BitSet landed = new BitSet(sectors);
        do {
            landed.clear();
            for (int i = 0; i < sectors; i++) {
                if (random.nextLong() < 0) {
                    landed.set(i);
                }
            }
        } while (landed.isEmpty() || landed.cardinality() == sectors);
        return CrashOutcome.torn(chosen(new DiskPlace(driver.node(), path), landed, sectors));
    }

    /** The sectors that were drawn, unless others were planned; where nothing is planned, the first alone. */
    private BitSet chosen(DiskPlace place, BitSet drawn, int sectors) {
        long[] words = Arrays.copyOf(drawn.toLongArray(), (sectors + Long.SIZE - 1) / Long.SIZE);
        for (int i = 0; i < words.length; i++) {
            words[i] = choices.number(ChoiceKind.TORN_SECTORS, place, words[i], i == 0 ? 1 : 0);
        }
        BitSet landed = BitSet.valueOf(words);
        landed.clear(sectors, Math.max(sectors, landed.length()));
        if (landed.isEmpty() || landed.cardinality() == sectors) {
            landed.clear();
            landed.set(0);
        }
        return landed;
    }

    private static boolean isContent(DiskOperation operation) {
        return operation instanceof DiskOperation.Write || operation instanceof DiskOperation.SetLength;
    }
}
