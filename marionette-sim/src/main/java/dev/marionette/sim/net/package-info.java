/** The simulated network: its faults, and what a test holds of it. */
package dev.marionette.sim.net;
