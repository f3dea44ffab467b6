package dev.marionette.check.shrink;

import java.time.Duration;

/**
 * How far a search has got. Immutable; safe for use by any thread.
 *
 * @param phase what is being left out at present, in a few words
 * @param runs runs made so far
 * @param size the smallest failing run so far
 * @param elapsed time since the search began
 */
public record ShrinkProgress(String phase, long runs, Size size, Duration elapsed) {}
