package dev.marionette.check.jqwik;

import net.jqwik.api.constraints.IntRange;

/** What is asked of a {@link NoteStore}. */
sealed interface NoteOperation {

    record Write(
            @IntRange(max = 2) int note,
            @IntRange(min = 1, max = 9) int text) implements NoteOperation {}

    record Erase(@IntRange(max = 2) int note) implements NoteOperation {}

    record Look() implements NoteOperation {}
}
