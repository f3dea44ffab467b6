/** What a disk holds: inodes, names, and the difference between what is visible and what survives a loss of power. Pure state, no time. */
package dev.marionette.sim.disk.model;
