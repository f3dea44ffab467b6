package dev.marionette.sim.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * What an application promised in a recorded run: a snapshot of its state for each commit, and marks in the recording for when each was
 * begun, acknowledged and forced.
 *
 * <p>The workload of the recorded run fills it in beside the real thing; an exploration of its crashes then asks of each image which
 * snapshots it may show. Commits are numbered from 0, which is the state before the first.
 *
 * {@snippet :
 * CrashModel<SortedMap<String, String>> model = new CrashModel<>(disk::mark, new TreeMap<>());
 * model.begun(expectedState);
 * store.commit();
 * model.acknowledged();
 * store.sync();
 * model.forced();
 * }
 *
 * <p>Thread rule: filled in by one thread, then handed to the explorer, after which it may be read by any.
 *
 * @param <S> the state of the application: immutable, with {@code equals}
 */
public final class CrashModel<S> {

    /** The kind of the mark set before a commit; its value is the commit's number. */
    public static final String BEGUN = "commit.begun";

    /** The kind of the mark set when a commit must survive the end of the process; its value is the commit's number. */
    public static final String ACKNOWLEDGED = "commit.acknowledged";

    /** The kind of the mark set when a commit must survive loss of power; its value is the commit's number. */
    public static final String FORCED = "commit.forced";

    private final MarkTarget marks;
    private final List<S> snapshots = new ArrayList<>();
    private int acknowledged;

    /**
     * A model whose commit 0 is {@code initial}, which every crash must preserve.
     *
     * @param marks where they go: into the recording
     */
    public CrashModel(MarkTarget marks, S initial) {
        this.marks = marks;
        snapshots.add(initial);
    }

    /** Call before a commit is asked for. From here on a crash may leave this state. */
    public void begun(S state) {
        snapshots.add(state);
        marks.mark(BEGUN, last());
    }

    /** Call when the last commit begun was acknowledged. From here on no end of the process may lose it. */
    public void acknowledged() {
        acknowledged = last();
        marks.mark(ACKNOWLEDGED, acknowledged);
    }

    /** Call when a force of all that was acknowledged has returned. From here on no loss of power may lose it. */
    public void forced() {
        marks.mark(FORCED, acknowledged);
    }

    /** The number of the last commit begun. */
    public int last() {
        return snapshots.size() - 1;
    }

    /**
     * The state of a commit.
     *
     * @throws IndexOutOfBoundsException if there is no commit of this number
     */
    public S snapshot(int commit) {
        return snapshots.get(commit);
    }

    /** Takes marks into a recording. */
    @FunctionalInterface
    public interface MarkTarget {
        /** Sets a mark after the operations so far. */
        void mark(String kind, long value);
    }
}
