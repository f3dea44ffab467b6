/**
 * The network between simulated nodes as a test controls it: {@link dev.marionette.sim.net.NetworkControl} and the values it takes.
 */
package dev.marionette.sim.net;
