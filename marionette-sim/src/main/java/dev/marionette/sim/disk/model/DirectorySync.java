package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskOperation;

/**
 * The names in a directory became durable.
 *
 * @param id the operation's number
 * @param directory the inode number
 * @param path relative to the root
 */
public record DirectorySync(long id, long directory, String path) implements DiskOperation.SyncDirectory {}
