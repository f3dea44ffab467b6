package dev.marionette.sim.choice;

/**
 * A choice as it was taken in a run. Immutable; safe for use by any thread.
 *
 * @param choice what was chosen
 * @param atNanos the simulated instant, in nanoseconds since the epoch of the world
 * @param eventIndex the number of trace events before it
 * @param detail what the value stands for, where that is not plain: the name of the task that went on; else empty
 */
public record TakenChoice(Choice choice, long atNanos, long eventIndex, String detail) {}
