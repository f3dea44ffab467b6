/** The trace of a run, and the tools on top of it: {@link dev.marionette.sim.trace.Trace} is the door. */
package dev.marionette.sim.trace;
