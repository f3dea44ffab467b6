package dev.marionette.api.disk;

/**
 * What {@link Disk#stat} says of a path.
 *
 * @param length in bytes
 * @param directory whether the path is a directory
 */
public record DiskStat(long length, boolean directory) {}
