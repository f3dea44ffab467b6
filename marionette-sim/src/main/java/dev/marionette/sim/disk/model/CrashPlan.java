package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashDecision;
import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.Personality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/** The pending changes of a disk at one moment in the order of their ids, and what a loss of power makes of each. */
public final class CrashPlan {

    private final ArrayList<DiskOperation> operations;
    private final IdentityHashMap<DiskOperation, FileNode> files = new IdentityHashMap<>();
    private final IdentityHashMap<FileNode, List<Settlement>> settlements = new IdentityHashMap<>();
    private final ArrayList<CrashOutcome> outcomes = new ArrayList<>();
    private final Personality personality;
    private int namesLanded;

    CrashPlan(List<FileNode> dirty, List<NameChange> journal, Personality personality) {
        this.personality = personality;
        this.operations = new ArrayList<>();
        for (NameChange change : journal) {
            operations.add(change.operation());
        }
        for (FileNode file : dirty) {
            for (ContentChange change : file.pending()) {
                operations.add(change.operation());
                files.put(change.operation(), file);
            }
        }
        operations.sort(Comparator.comparingLong(DiskOperation::id));
    }

    /** What is to be decided about. */
    public List<DiskOperation> operations() {
        return operations;
    }

    /** Asks about each operation in order. What the personality rules out is lost without being asked about. */
    public void decide(CrashDecision decision) {
        boolean namesCut = false;
        for (DiskOperation operation : operations) {
            boolean name = operation instanceof NameChange;
            CrashOutcome outcome = name && namesCut ? CrashOutcome.LOST : decision.of(operation);
            outcomes.add(outcome);
            if (!name) {
                note(operation, outcome);
            } else if (outcome == CrashOutcome.LANDED) {
                namesLanded++;
            } else {
                namesCut = personality.keepsNameOrder();
            }
        }
    }

    private void note(DiskOperation operation, CrashOutcome outcome) {
        if (operation instanceof ContentChange change && outcome != CrashOutcome.LOST) {
            settlements
                    .computeIfAbsent(fileOf(operation), _ -> new ArrayList<>())
                    .add(new Settlement(change, outcome));
        }
    }

    private FileNode fileOf(DiskOperation operation) {
        return Objects.requireNonNull(files.get(operation), "a change of content without its file");
    }

    /** The outcome of the operation at this index of {@link #operations()}. */
    public CrashOutcome outcome(int index) {
        return outcomes.get(index);
    }

    /** How many of the pending changes of names, from the first on, are there after the crash. */
    int namesLanded() {
        return namesLanded;
    }

    List<Settlement> settlements(FileNode file) {
        return settlements.getOrDefault(file, List.of());
    }

    /** Applies the outcomes to the durable state of the files. */
    void settle() {
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i) instanceof ContentChange change) {
                change.settle(fileOf(operations.get(i)), outcomes.get(i));
            }
        }
    }
}
