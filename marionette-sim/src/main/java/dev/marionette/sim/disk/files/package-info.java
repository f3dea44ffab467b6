/** The JSR-203 file system over a device: {@link dev.marionette.sim.disk.files.NodeFileSystem} is the door. */
package dev.marionette.sim.disk.files;
