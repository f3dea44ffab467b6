package dev.marionette.sim.disk.model;

import org.jspecify.annotations.Nullable;

/**
 * A name in a directory, whether or not something has that name.
 *
 * @param directory where
 * @param name one part of a path
 */
public record Place(DirectoryNode directory, String name) {

    /** What has this name, or null. */
    public @Nullable Node node() {
        return directory.visible().get(name);
    }

    /** The path of the name, relative to the root. */
    public String path() {
        return directory.pathOf(name);
    }
}
