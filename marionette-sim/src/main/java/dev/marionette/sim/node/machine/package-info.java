/** How nodes boot, crash and restart. Not exported. */
package dev.marionette.sim.node.machine;
