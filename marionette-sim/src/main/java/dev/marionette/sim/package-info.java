/** The simulated machine: {@link dev.marionette.sim.World} and {@link dev.marionette.sim.Simulation} are the doors. */
package dev.marionette.sim;
