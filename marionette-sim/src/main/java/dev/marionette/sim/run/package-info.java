/**
 * Scenarios and their runs: {@link dev.marionette.sim.run.Scenario} says what to do and what must hold,
 * {@link dev.marionette.sim.run.Runner} runs it.
 */
package dev.marionette.sim.run;
