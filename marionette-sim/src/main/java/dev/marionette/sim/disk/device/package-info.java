/** Operations on a volume: how they take time, fail, are traced, recorded and cut short by a loss of power. */
package dev.marionette.sim.disk.device;
