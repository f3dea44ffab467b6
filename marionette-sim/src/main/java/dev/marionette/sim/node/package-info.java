/** The nodes of a simulated cluster: what runs on them, and how they crash and come back. */
package dev.marionette.sim.node;
