/**
 * The decisions of a run as labelled choices: recorded in one run, and followed in another.
 *
 * <p>A {@link dev.marionette.sim.choice.ChoicePlan} names the choices that differ from neutral ones: no fault, no delay, the task that has
 * been runnable longest, no step of the workload. A run that follows a plan ({@link dev.marionette.sim.run.GuidedRun}) takes every other
 * choice neutrally, which is what shrinking a failure builds on.
 */
package dev.marionette.sim.choice;
