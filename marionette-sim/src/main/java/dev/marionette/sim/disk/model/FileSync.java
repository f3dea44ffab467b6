package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.DiskOperation;

/**
 * A file's content and length became durable.
 *
 * @param id the operation's number
 * @param file the inode number
 * @param path relative to the root
 */
public record FileSync(long id, long file, String path) implements DiskOperation.Sync {}
