package dev.marionette.sim.disk.files;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.device.Device;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.Node;
import dev.marionette.sim.disk.model.Place;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one device as a JDK file system with Unix path syntax; its root is the root of the device, and nothing leads out of it.
 *
 * <p>Lookups, listings and attributes are answered as from memory: they take no time and leave no trace. Everything that reaches the
 * medium is an operation of the device.
 */
public final class NodeFileSystem extends FileSystem {

    private final Device device;
    private final NodePath root;

    /** The files of a device. */
    public NodeFileSystem(Device device) {
        this.device = device;
        this.root = NodePath.of(this, "/");
    }

    Device device() {
        return device;
    }

    /** The directory that holds everything. */
    public Path rootPath() {
        return root;
    }

    NodePath root() {
        return root;
    }

    /** What a path leads to, or null if there is nothing or a file is in the way. */
    @Nullable
    Node findOrNull(NodePath path) {
        String[] names = path.names();
        return walk(names, names.length);
    }

    private @Nullable Node walk(String[] names, int count) {
        Node node = device.volume().root();
        for (int i = 0; i < count; i++) {
            if (!(node instanceof DirectoryNode directory)) {
                return null;
            }
            node = step(directory, names[i]);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private @Nullable Node step(DirectoryNode directory, String name) {
        return switch (name) {
            case "", "." -> directory;
            case ".." -> Objects.requireNonNullElse(directory.parent(), directory);
            default -> directory.visible().get(name);
        };
    }

    /** What a path leads to. */
    Node find(NodePath path) throws FileSystemException {
        Node node = findOrNull(path);
        if (node == null) {
            throw notFound(path);
        }
        return node;
    }

    /** Whether the directory of a path exists and has nothing of that name. */
    boolean isFree(NodePath path) {
        String[] names = path.names();
        return names.length > 0
                && walk(names, names.length - 1) instanceof DirectoryNode directory
                && step(directory, names[names.length - 1]) == null;
    }

    /** The place that a path names, whether or not there is something; its directory exists. */
    Place place(NodePath path) throws FileSystemException {
        String[] names = path.names();
        if (names.length > 0 && walk(names, names.length - 1) instanceof DirectoryNode directory) {
            String name = names[names.length - 1];
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw new FileSystemException(path.toString(), null, "Device or resource busy");
            }
            return new Place(directory, name);
        }
        if (names.length == 0) {
            throw new FileSystemException(path.toString(), null, "Device or resource busy");
        }
        throw notFound(path);
    }

    /** {@code ENOTDIR} if a file is in the way of a path, else {@code ENOENT}. */
    FileSystemException notFound(NodePath path) {
        String[] names = path.names();
        int count = names.length - 1;
        while (count > 0 && walk(names, count) == null) {
            count--;
        }
        boolean fileInTheWay = names.length > 1 && !(walk(names, count) instanceof DirectoryNode);
        return fileInTheWay
                ? new FileSystemException(path.toString(), null, "Not a directory")
                : new NoSuchFileException(path.toString());
    }

    /** The absolute path without dots that leads to the same thing. */
    NodePath realPath(NodePath path) throws IOException {
        device.requireUp(DiskRequest.Kind.READ, path.toString());
        Node node = find(path);
        return NodePath.of(this, '/' + node.path());
    }

    @Override
    public FileSystemProvider provider() {
        return NodeFileSystemProvider.INSTANCE;
    }

    /** A node's file system lives as long as its world. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("close() of a node's file system: it ends with its world");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root);
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of(new NodeFileStore());
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        StringBuilder text = new StringBuilder(first);
        for (String part : more) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : "/").append(part);
            }
        }
        return NodePath.of(this, text.toString());
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        int colon = syntaxAndPattern.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("write glob:… or regex:…, not '" + syntaxAndPattern + "'");
        }
        String input = syntaxAndPattern.substring(colon + 1);
        String syntax = syntaxAndPattern.substring(0, colon);
        Pattern pattern;
        if (syntax.equalsIgnoreCase("glob")) {
            pattern = Pattern.compile(Glob.toRegex(input), Pattern.DOTALL);
        } else if (syntax.equalsIgnoreCase("regex")) {
            pattern = Pattern.compile(input);
        } else {
            throw new UnsupportedOperationException("path patterns of syntax '" + syntax + "': use glob or regex");
        }
        return path -> pattern.matcher(path.toString()).matches();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException(
                "owners of files are not modelled: leave them to the host in production");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException(
                "newWatchService() is not modelled: list the directory on a schedule of Io.scheduler()");
    }

    @Override
    public String toString() {
        return "simulated disk";
    }
}
