package dev.marionette.sim.disk.device;

import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.Node;
import dev.marionette.sim.disk.model.Place;
import dev.marionette.sim.disk.model.Volume;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** When a change of names is refused, with the exception that the JDK makes of the Linux error. */
final class NameRules {

    private static final int MAX_NAME = 255;

    private NameRules() {}

    static void requireMayCreate(Volume volume, Place place) throws FileSystemException {
        requireLinked(volume, place);
        if (place.node() != null) {
            throw new FileAlreadyExistsException(shown(place));
        }
        if (place.name().length() > MAX_NAME) {
            throw new FileSystemException(shown(place), null, "File name too long");
        }
    }

    static void requireMayDelete(Volume volume, Place place) throws FileSystemException {
        requireLinked(volume, place);
        requireEmpty(requireNode(place), place);
    }

    /** Refuses what {@code rename(2)} refuses. */
    static void requireMayRename(Volume volume, Place from, Place to) throws FileSystemException {
        requireLinked(volume, from);
        requireLinked(volume, to);
        Node moved = requireNode(from);
        if (moved instanceof DirectoryNode directory && to.directory().isWithin(directory)) {
            throw new FileSystemException(shown(from), shown(to), "Invalid argument");
        }
        Node replaced = to.node();
        if (replaced instanceof DirectoryNode directory) {
            if (moved instanceof FileNode) {
                throw new FileSystemException(shown(from), shown(to), "Is a directory");
            }
            if (!directory.visible().isEmpty()) {
                throw new FileSystemException(shown(from), shown(to), "Directory not empty");
            }
        } else if (replaced != null && moved instanceof DirectoryNode) {
            throw new FileSystemException(shown(from), shown(to), "Not a directory");
        }
    }

    private static Node requireNode(Place place) throws NoSuchFileException {
        Node node = place.node();
        if (node == null) {
            throw new NoSuchFileException(shown(place));
        }
        return node;
    }

    private static void requireEmpty(Node node, Place place) throws DirectoryNotEmptyException {
        if (node instanceof DirectoryNode directory && !directory.visible().isEmpty()) {
            throw new DirectoryNotEmptyException(shown(place));
        }
    }

    /** The directory was looked up earlier and may have been removed since. */
    private static void requireLinked(Volume volume, Place place) throws NoSuchFileException {
        if (!place.directory().isWithin(volume.root())) {
            throw new NoSuchFileException(shown(place));
        }
    }

    private static String shown(Place place) {
        return '/' + place.path();
    }
}
