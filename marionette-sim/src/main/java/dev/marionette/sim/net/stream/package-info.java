/** Connections on the simulated network, behind the JDK's socket classes. Not exported. */
package dev.marionette.sim.net.stream;
