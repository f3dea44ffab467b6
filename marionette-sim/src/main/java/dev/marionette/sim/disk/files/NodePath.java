package dev.marionette.sim.disk.files;

import java.io.File;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path in Unix syntax, without empty parts and without a slash at its end. Immutable. */
final class NodePath implements Path {

    private static final String[] NO_NAMES = new String[0];

    private final NodeFileSystem fileSystem;
    private final String text;
    private String @Nullable [] names;

    private NodePath(NodeFileSystem fileSystem, String text) {
        this.fileSystem = fileSystem;
        this.text = text;
    }

    /** The path that a text means. */
    static NodePath of(NodeFileSystem fileSystem, String text) {
        return new NodePath(fileSystem, clean(text));
    }

    /** The path as one of this file system. */
    static NodePath of(Path path) {
        if (Objects.requireNonNull(path, "path") instanceof NodePath own) {
            return own;
        }
        throw new ProviderMismatchException(
                "not a path of a simulated disk: " + path.getClass().getName());
    }

    private static String clean(String text) {
        int length = text.length();
        boolean clean = length < 2 || text.charAt(length - 1) != '/';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidPathException(text, "Nul character not allowed", i);
            }
            clean &= c != '/' || i == 0 || text.charAt(i - 1) != '/';
        }
        return clean ? text : cleaned(text);
    }

    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '/' || cleaned.isEmpty() || cleaned.charAt(cleaned.length() - 1) != '/') {
                cleaned.append(c);
            }
        }
        int length = cleaned.length();
        if (length > 1 && cleaned.charAt(length - 1) == '/') {
            cleaned.setLength(length - 1);
        }
        return cleaned.toString();
    }

    /** The parts of the path; for the empty path one empty part. Not to be changed. */
    String[] names() {
        String[] known = names;
        if (known == null) {
            known = split();
            names = known;
        }
        return known;
    }

    private String[] split() {
        if (text.equals("/")) {
            return NO_NAMES;
        }
        int start = isAbsolute() ? 1 : 0;
        int count = 1;
        for (int i = start; i < text.length(); i++) {
            count += text.charAt(i) == '/' ? 1 : 0;
        }
        String[] parts = new String[count];
        for (int i = 0; i < count; i++) {
            int slash = text.indexOf('/', start);
            parts[i] = text.substring(start, slash < 0 ? text.length() : slash);
            start = slash + 1;
        }
        return parts;
    }

    private boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    NodeFileSystem fileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return !text.isEmpty() && text.charAt(0) == '/';
    }

    @Override
    public @Nullable Path getRoot() {
        return isAbsolute() ? fileSystem.root() : null;
    }

    @Override
    public @Nullable Path getFileName() {
        String[] parts = names();
        if (parts.length == 0) {
            return null;
        }
        return parts.length == 1 && !isAbsolute() ? this : new NodePath(fileSystem, parts[parts.length - 1]);
    }

    @Override
    public @Nullable Path getParent() {
        int slash = text.lastIndexOf('/');
        if (slash > 0) {
            return new NodePath(fileSystem, text.substring(0, slash));
        }
        return slash == 0 && text.length() > 1 ? fileSystem.root() : null;
    }

    @Override
    public int getNameCount() {
        return names().length;
    }

    @Override
    public Path getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        if (beginIndex < 0 || endIndex <= beginIndex || endIndex > getNameCount()) {
            throw new IllegalArgumentException("no parts " + beginIndex + " to " + endIndex + " in '" + text + "'");
        }
        return new NodePath(fileSystem, join(beginIndex, endIndex));
    }

    private String join(int begin, int end) {
        String[] parts = names();
        StringBuilder joined = new StringBuilder(parts[begin]);
        for (int i = begin + 1; i < end; i++) {
            joined.append('/').append(parts[i]);
        }
        return joined.toString();
    }

    @Override
    public boolean startsWith(Path other) {
        if (!(other instanceof NodePath path) || path.fileSystem != fileSystem || path.isAbsolute() != isAbsolute()) {
            return false;
        }
        return (path.isEmpty() || isEmpty()) ? path.isEmpty() && isEmpty() : hasNames(path.names(), 0);
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof NodePath path) || path.fileSystem != fileSystem) {
            return false;
        }
        if (path.isEmpty() || isEmpty()) {
            return path.isEmpty() && isEmpty();
        }
        if (path.isAbsolute()) {
            return equals(path);
        }
        return hasNames(path.names(), getNameCount() - path.getNameCount());
    }

    private boolean hasNames(String[] wanted, int from) {
        String[] parts = names();
        if (from < 0 || from + wanted.length > parts.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!parts[from + i].equals(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Path normalize() {
        ArrayList<String> kept = new ArrayList<>();
        for (String name : names()) {
            boolean up = name.equals("..");
            boolean named = !kept.isEmpty() && !kept.getLast().equals("..");
            if (up && named) {
                kept.removeLast();
            } else if (!name.equals(".") && !(up && isAbsolute())) {
                kept.add(name);
            }
        }
        String joined = String.join("/", kept);
        return new NodePath(fileSystem, isAbsolute() ? '/' + joined : joined);
    }

    @Override
    public Path resolve(Path other) {
        return resolve(of(other));
    }

    @Override
    public Path resolve(String other) {
        return resolve(of(fileSystem, other));
    }

    private NodePath resolve(NodePath other) {
        if (other.isAbsolute() || isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return new NodePath(fileSystem, text.equals("/") ? '/' + other.text : text + '/' + other.text);
    }

    @Override
    public Path relativize(Path other) {
        NodePath target = of(other);
        if (target.equals(this)) {
            return new NodePath(fileSystem, "");
        }
        if (target.isAbsolute() != isAbsolute()) {
            throw new IllegalArgumentException("one path is absolute and the other is not: " + this + ", " + target);
        }
        return isEmpty() ? target : Relative.between(this, target);
    }

    NodePath sibling(String newText) {
        return new NodePath(fileSystem, newText);
    }

    @Override
    public URI toUri() {
        return NodeFileSystemProvider.uri(toAbsolutePath().toString());
    }

    @Override
    public NodePath toAbsolutePath() {
        return isAbsolute() ? this : fileSystem.root().resolve(this);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws java.io.IOException {
        return fileSystem.realPath(this);
    }

    @Override
    public File toFile() {
        throw new UnsupportedOperationException(
                "toFile() leaves the simulation: use java.nio.file.Files and FileChannel on the path itself");
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException(
                "register() has no watch service in a simulation: list the directory on a schedule of Io.scheduler()");
    }

    @Override
    public int compareTo(Path other) {
        return text.compareTo(((NodePath) other).text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodePath path && path.fileSystem == fileSystem && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
