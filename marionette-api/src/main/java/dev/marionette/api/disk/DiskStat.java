package dev.marionette.api.disk;

/**
 * What {@link Disk#stat} says of a path.
 *
 * @param length of a file in bytes; 0 for a directory
 * @param directory whether the path is a directory
 */
public record DiskStat(long length, boolean directory) {}
