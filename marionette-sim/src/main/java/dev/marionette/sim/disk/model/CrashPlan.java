package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashDecision;
import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.Personality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pending changes of a disk at one moment in the order in which they took effect, and what a loss of power makes of each. */
public final class CrashPlan {

    private static final Comparator<Item> BY_ORDER = Comparator.comparingLong(item -> item.order);

    private final ArrayList<Item> items = new ArrayList<>();
    private final ArrayList<CrashOutcome> outcomes = new ArrayList<>();
    private final Personality personality;
    private int namesLanded;

    CrashPlan(List<FileNode> dirty, List<NameChange> journal, Personality personality) {
        this.personality = personality;
        for (NameChange change : journal) {
            items.add(new Item(change.order(), change.operation(), null, null));
        }
        for (FileNode file : dirty) {
            for (ContentChange change : file.pending()) {
                items.add(new Item(change.order(), change.operation(), change, file));
            }
        }
        if (items.size() > 1) {
            items.sort(BY_ORDER);
        }
    }

    /** How many changes there are to decide about. */
    public int size() {
        return items.size();
    }

    /** A change to decide about; they are in the order in which they took effect. */
    public DiskOperation operation(int index) {
        return items.get(index).operation;
    }

    /** Asks about each change in order. What the personality rules out is lost without being asked about. */
    public void decide(CrashDecision decision) {
        boolean namesCut = false;
        for (Item item : items) {
            boolean name = item.file == null;
            CrashOutcome outcome = name && namesCut ? CrashOutcome.LOST : decision.of(item.operation);
            outcomes.add(outcome);
            if (name && outcome == CrashOutcome.LANDED) {
                namesLanded++;
            } else if (name) {
                namesCut = personality.keepsNameOrder();
            }
        }
    }

    /** What becomes of the change at this index. */
    public CrashOutcome outcome(int index) {
        return outcomes.get(index);
    }

    /** How many of the pending changes of names, from the first on, are there after the crash. */
    int namesLanded() {
        return namesLanded;
    }

    /** Applies the outcomes to the durable state of the files. */
    void settle() {
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.file != null && item.change != null) {
                item.change.settle(item.file, outcomes.get(i));
            }
        }
    }

    /** The outcomes by file, in order, without those that leave nothing. */
    IdentityHashMap<FileNode, List<Settlement>> settlements() {
        IdentityHashMap<FileNode, List<Settlement>> byFile = new IdentityHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.file != null && item.change != null && outcomes.get(i) != CrashOutcome.LOST) {
                byFile.computeIfAbsent(item.file, _ -> new ArrayList<>())
                        .add(new Settlement(item.change, outcomes.get(i)));
            }
        }
        return byFile;
    }

    /**
     * One pending change.
     *
     * @param order its place in the order of effects
     * @param operation the change
     * @param change the same if it is one of content, else null
     * @param file the file whose content it changes, else null
     */
    private record Item(
            long order,
            DiskOperation operation,
            @Nullable ContentChange change,
            @Nullable FileNode file) {}
}
