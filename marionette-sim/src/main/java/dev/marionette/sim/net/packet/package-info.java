/** Messages on the simulated network. Not exported. */
package dev.marionette.sim.net.packet;
