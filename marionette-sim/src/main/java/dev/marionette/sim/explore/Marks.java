package dev.marionette.sim.explore;

import dev.marionette.sim.disk.DiskRecording;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Looks marks of a recording up. */
final class Marks {

    private Marks() {}

    /** The value of the last mark of this kind at or before this position. */
    static OptionalLong last(DiskRecording recording, String kind, int position) {
        OptionalLong value = OptionalLong.empty();
        for (DiskRecording.Mark mark : recording.marks()) {
            if (mark.position() > position) {
                break;
            }
            if (mark.kind().equals(kind)) {
                value = OptionalLong.of(mark.value());
            }
        }
        return value;
    }

    /** The position of the first mark of this kind. */
    static OptionalInt first(DiskRecording recording, String kind) {
        return recording.marks().stream()
                .filter(mark -> mark.kind().equals(kind))
                .mapToInt(DiskRecording.Mark::position)
                .findFirst();
    }
}
