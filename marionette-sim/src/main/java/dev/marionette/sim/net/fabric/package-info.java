/** The directed paths between nodes, under every kind of traffic. Not exported. */
package dev.marionette.sim.net.fabric;
