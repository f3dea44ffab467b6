/**
 * The simulated disk: its options, its faults, what a test holds of it, and recordings of what happened on it.
 *
 * <p>{@link dev.marionette.sim.disk.DiskControl} is the door of a running world, {@link dev.marionette.sim.disk.DiskReplay} the door of a
 * recorded one.
 */
package dev.marionette.sim.disk;
