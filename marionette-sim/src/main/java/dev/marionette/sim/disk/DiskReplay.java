package dev.marionette.sim.disk;

import dev.marionette.sim.disk.model.RecordedVolume;
import java.util.List;
import java.util.Optional;

/**
 * A recorded run of a disk, standing before one of its operations, that can say what a crash at that point would leave.
 *
 * <p>At a position {@code k} the first {@code k} operations have returned to the application and operation {@code k} is in flight: the
 * application has asked for it and not had its answer.
 *
 * {@snippet :
 * DiskReplay replay = DiskReplay.of(recording);
 * for (int position = 0; position <= recording.operations().size(); position++) {
 *     replay.advanceTo(position);
 *     DiskImage everythingUnforcedIsLost = replay.crash(pending -> CrashOutcome.LOST);
 * }
 * }
 *
 * <p>Thread rule: confined to one thread at a time; any number of replays of one recording may run in parallel.
 */
public final class DiskReplay {

    private final DiskRecording recording;
    private final RecordedVolume volume;
    private int position;
    private int applied;

    private DiskReplay(DiskRecording recording) {
        this.recording = recording;
        this.volume = new RecordedVolume(recording);
        applyInFlight();
    }

    /** A replay at position 0. */
    public static DiskReplay of(DiskRecording recording) {
        return new DiskReplay(recording);
    }

    /** How many operations have returned. */
    public int position() {
        return position;
    }

    /**
     * Moves on to a later position.
     *
     * @throws IllegalArgumentException if the position lies behind, or after the end of the recording
     */
    public void advanceTo(int newPosition) {
        int end = recording.operations().size();
        if (newPosition < position || newPosition > end) {
            throw new IllegalArgumentException("a replay at position " + position + " of " + end + " cannot advance to "
                    + newPosition + "; start another one to go back");
        }
        position = newPosition;
        while (applied < position) {
            volume.apply(recording.operations().get(applied++));
        }
        applyInFlight();
    }

    /** A change in flight is in the volume as one more pending change; a sync in flight has done nothing yet. */
    private void applyInFlight() {
        List<DiskOperation> operations = recording.operations();
        if (applied == position && position < operations.size() && !isSync(operations.get(position))) {
            volume.apply(operations.get(applied++));
        }
    }

    private static boolean isSync(DiskOperation operation) {
        return switch (operation) {
            case DiskOperation.Sync _, DiskOperation.SyncDirectory _ -> true;
            case DiskOperation.Write _, DiskOperation.SetLength _ -> false;
            case DiskOperation.Create _, DiskOperation.Delete _, DiskOperation.Rename _ -> false;
        };
    }

    /** The operation that is in flight; none at the end of the recording. */
    public Optional<DiskOperation> inFlight() {
        List<DiskOperation> operations = recording.operations();
        return position < operations.size() ? Optional.of(operations.get(position)) : Optional.empty();
    }

    /** Whether this is the operation in flight. */
    public boolean isInFlight(DiskOperation operation) {
        return position < recording.operations().size()
                && recording.operations().get(position).id() == operation.id();
    }

    /**
     * What a loss of power would decide about: every change that was not forced, and the one in flight, in the order in which they took effect. A sync in flight is not
     * among them: it does nothing before it returns. The operations are those of the recording by {@link DiskOperation#id()}.
     */
    public List<DiskOperation> pending() {
        return volume.pending();
    }

    /**
     * What is on the disk after a loss of power.
     *
     * @param decision asked once about each of {@link #pending()}, in order, but for changes of names that the personality says are lost
     */
    public DiskImage crash(CrashDecision decision) {
        return volume.crash(decision);
    }

    /** What is on the disk after the process was killed: all that returned, and nothing of the operation in flight. */
    public DiskImage killed() {
        return killedInside(CrashOutcome.LOST);
    }

    /**
     * What is on the disk after the process was killed in the middle of the operation in flight.
     *
     * @param outcome what becomes of that operation, as after a loss of power
     */
    public DiskImage killedInside(CrashOutcome outcome) {
        return volume.crash(pending -> isInFlight(pending) ? outcome : CrashOutcome.LANDED);
    }
}
