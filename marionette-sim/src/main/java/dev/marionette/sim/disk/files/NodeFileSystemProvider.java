package dev.marionette.sim.disk.files;

import dev.marionette.sim.disk.DiskRequest;
import dev.marionette.sim.disk.device.Device;
import dev.marionette.sim.disk.model.DirectoryNode;
import dev.marionette.sim.disk.model.FileNode;
import dev.marionette.sim.disk.model.Node;
import dev.marionette.sim.disk.model.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** What the JDK asks of the files of simulated disks, answered with the exceptions it gives on Linux. Holds no state. */
final class NodeFileSystemProvider extends FileSystemProvider {

    static final NodeFileSystemProvider INSTANCE = new NodeFileSystemProvider();

    private static final String SCHEME = "marionette-disk";
    private static final List<String> ATTRIBUTES = List.of(
            "lastAccessTime",
            "lastModifiedTime",
            "size",
            "creationTime",
            "isSymbolicLink",
            "isRegularFile",
            "fileKey",
            "isOther",
            "isDirectory");

    private NodeFileSystemProvider() {}

    static URI uri(String path) {
        try {
            return new URI(SCHEME, null, path, null);
        } catch (URISyntaxException e) {
            throw new AssertionError("an absolute path makes a URI: " + path, e);
        }
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw noUri();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw noUri();
    }

    @Override
    public Path getPath(URI uri) {
        throw noUri();
    }

    private static UnsupportedOperationException noUri() {
        return new UnsupportedOperationException(
                "a simulated disk is not found by URI: each world has its own, start from Io.root()");
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        requireNoAttributes(attributes);
        OpenMode mode = OpenMode.of(options);
        NodePath file = NodePath.of(path);
        Device device = up(file, mode.creates() ? DiskRequest.Kind.CREATE : DiskRequest.Kind.READ);
        Node node = openNode(file, mode);
        if (node instanceof FileNode existing && mode.truncates() && existing.size() > 0) {
            device.setLength(existing, 0);
        }
        if (mode.deletesOnClose()) {
            device.delete(file.fileSystem().place(file));
        }
        return new NodeFileChannel(device, node, mode);
    }

    private static Node openNode(NodePath path, OpenMode mode) throws IOException {
        NodeFileSystem files = path.fileSystem();
        Node node = files.findOrNull(path);
        if (node != null && mode.createsNew()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (node == null) {
            node = mode.creates() ? create(files, path, mode) : files.find(path);
        }
        if (node instanceof DirectoryNode && mode.writes()) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
        return node;
    }

    /** Another task may create the same file while this one waits for the disk. */
    private static Node create(NodeFileSystem files, NodePath path, OpenMode mode) throws IOException {
        Place place = files.place(path);
        try {
            return files.device().createFile(place);
        } catch (FileAlreadyExistsException e) {
            if (mode.createsNew()) {
                throw e;
            }
            return files.find(path);
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public AsynchronousFileChannel newAsynchronousFileChannel(
            Path path,
            Set<? extends OpenOption> options,
            @Nullable ExecutorService executor,
            FileAttribute<?>... attributes) {
        throw new UnsupportedOperationException(
                "asynchronous channels are not modelled: use a FileChannel on a thread of Io.executor()");
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) {
        throw noLinks();
    }

    @Override
    public void createLink(Path link, Path existing) {
        throw noLinks();
    }

    @Override
    public Path readSymbolicLink(Path link) {
        throw noLinks();
    }

    private static UnsupportedOperationException noLinks() {
        return new UnsupportedOperationException(
                "links are not modelled: copy the file, or keep its name in another file");
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        Objects.requireNonNull(filter, "filter");
        NodePath directory = NodePath.of(path);
        up(directory, DiskRequest.Kind.READ);
        Node node = directory.fileSystem().findOrNull(directory);
        if (node instanceof DirectoryNode found) {
            return new NodeDirectoryStream(
                    directory, List.copyOf(found.visible().keySet()), filter);
        }
        FileSystemException missing = node == null ? directory.fileSystem().notFound(directory) : null;
        throw missing instanceof NoSuchFileException ? missing : new NotDirectoryException(directory.toString());
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        requireNoAttributes(attributes);
        NodePath directory = NodePath.of(path);
        Device device = up(directory, DiskRequest.Kind.CREATE_DIRECTORY);
        if (directory.fileSystem().findOrNull(directory) != null) {
            throw new FileAlreadyExistsException(directory.toString());
        }
        device.createDirectory(directory.fileSystem().place(directory));
    }

    @Override
    public void delete(Path path) throws IOException {
        NodePath victim = NodePath.of(path);
        Device device = up(victim, DiskRequest.Kind.DELETE);
        victim.fileSystem().find(victim);
        device.delete(victim.fileSystem().place(victim));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        NodePath victim = NodePath.of(path);
        up(victim, DiskRequest.Kind.DELETE);
        if (victim.fileSystem().isFree(victim)) {
            return false; // The usual case, without the price of an exception.
        }
        try {
            delete(path);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        NodePath from = NodePath.of(source);
        NodePath to = NodePath.of(target);
        TransferMode mode = TransferMode.ofMove(options);
        Device device = up(from, DiskRequest.Kind.RENAME);
        if (!mode.atomic()) {
            NodeTransfer.requireSource(from);
            if (NodeTransfer.clearTarget(from, to, mode)) {
                return;
            }
        }
        from.fileSystem().find(from);
        device.rename(from.fileSystem().place(from), to.fileSystem().place(to));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        NodePath from = NodePath.of(source);
        NodePath to = NodePath.of(target);
        TransferMode mode = TransferMode.ofCopy(options);
        up(from, DiskRequest.Kind.READ);
        NodeTransfer.requireSource(from);
        if (!NodeTransfer.clearTarget(from, to, mode)) {
            NodeTransfer.copy(from, to, mode);
        }
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        NodePath first = NodePath.of(path);
        if (first.equals(other)) {
            return true;
        }
        if (!(other instanceof NodePath second)) {
            return false;
        }
        up(first, DiskRequest.Kind.READ);
        return first.fileSystem().find(first) == second.fileSystem().find(second);
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = NodePath.of(path).getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        NodePath existing = NodePath.of(path);
        up(existing, DiskRequest.Kind.READ);
        existing.fileSystem().find(existing);
        return new NodeFileStore();
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        NodePath checked = NodePath.of(path);
        up(checked, DiskRequest.Kind.READ);
        Node node = checked.fileSystem().findOrNull(checked);
        if (node == null) {
            throw new NoSuchFileException(checked.toString());
        }
        for (AccessMode mode : modes) {
            if (mode == AccessMode.EXECUTE && node instanceof FileNode) {
                throw new AccessDeniedException(checked.toString());
            }
        }
    }

    /** Nothing exists on a disk that is down. */
    @Override
    public boolean exists(Path path, LinkOption... options) {
        NodePath checked = NodePath.of(path);
        try {
            up(checked, DiskRequest.Kind.READ);
        } catch (IOException down) {
            return false;
        }
        return checked.fileSystem().findOrNull(checked) != null;
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        boolean basic = type == BasicFileAttributeView.class;
        return basic ? type.cast(new NodeAttributeView(NodePath.of(path))) : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        requireBasic(type);
        return type.cast(attributes(NodePath.of(path)));
    }

    @Override
    public <A extends BasicFileAttributes> @Nullable A readAttributesIfExists(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        requireBasic(type);
        NodePath read = NodePath.of(path);
        Device device = up(read, DiskRequest.Kind.READ);
        Node node = read.fileSystem().findOrNull(read);
        return node == null ? null : type.cast(NodeAttributes.of(device, node));
    }

    private static void requireBasic(Class<?> type) {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(
                    "attributes " + type.getSimpleName() + " are not modelled: use BasicFileAttributes");
        }
    }

    NodeAttributes attributes(NodePath path) throws IOException {
        Device device = up(path, DiskRequest.Kind.READ);
        Node node = path.fileSystem().findOrNull(path);
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        return NodeAttributes.of(device, node);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String wanted, LinkOption... options) throws IOException {
        String list = basicNames(wanted);
        NodeAttributes attributes = attributes(NodePath.of(path));
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : list.equals("*") ? ATTRIBUTES : List.of(list.split(",", -1))) {
            values.put(name, attributes.value(name));
        }
        return values;
    }

    private static String basicNames(String wanted) {
        int colon = wanted.indexOf(':');
        if (colon >= 0 && !wanted.substring(0, colon).equals("basic")) {
            throw new UnsupportedOperationException(
                    "attribute view '" + wanted.substring(0, colon) + "' is not modelled: use the basic one");
        }
        return wanted.substring(colon + 1);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        NodeAttributeView view = new NodeAttributeView(NodePath.of(path));
        switch (basicNames(attribute)) {
            case "lastModifiedTime" -> view.setTimes((FileTime) value, null, null);
            case "lastAccessTime" -> view.setTimes(null, (FileTime) value, null);
            case "creationTime" -> view.setTimes(null, null, (FileTime) value);
            default ->
                throw new UnsupportedOperationException(
                        "setting '" + attribute + "' is not modelled: lastModifiedTime can be set");
        }
    }

    private static Device up(NodePath path, DiskRequest.Kind kind) throws IOException {
        Device device = path.fileSystem().device();
        device.requireUp(kind, path.toString());
        return device;
    }

    private static void requireNoAttributes(FileAttribute<?>[] attributes) {
        if (attributes.length > 0) {
            throw new UnsupportedOperationException(
                    "attribute '" + attributes[0].name() + "' at creation is not modelled: create without attributes");
        }
    }
}
