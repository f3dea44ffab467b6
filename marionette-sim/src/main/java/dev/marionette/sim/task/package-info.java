/** How the tasks of a simulation are scheduled: {@link dev.marionette.sim.task.SchedulingStrategy}. */
package dev.marionette.sim.task;
