package dev.marionette.validate.h2mvstore.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.h2.store.fs.FilePath;

/**
 * H2's own file abstraction over any {@link Path}: each method is the one of {@link Files} or {@link FileChannel} with the same meaning.
 *
 * <p>Registering one with {@link FilePath#register} maps names {@code nio2:/file} to files of its root directory. One source serves H2
 * 2.2 and 2.4. The engine's rule that operations throw unchecked is kept.
 */
final class NioFilePath extends FilePath {

    static final String SCHEME = "nio2";

    private final Path root;
    private final String file;

    NioFilePath(Path root, String file) {
        this.root = root;
        this.file = file;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FilePath getPath(String path) {
        return new NioFilePath(root, path.substring(path.indexOf(':') + 1));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Set<OpenOption> options = mode.equals("r")
                ? Set.of(StandardOpenOption.READ)
                : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        return FileChannel.open(path(), options);
    }

    @Override
    public boolean exists() {
        return Files.exists(path());
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public long size() {
        return attempt(() -> Files.size(path()));
    }

    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        Path newName = ((NioFilePath) target).path();
        Set<StandardCopyOption> options = atomicReplace
                ? EnumSet.of(StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING)
                : EnumSet.noneOf(StandardCopyOption.class);
        attempt(() -> Files.move(path(), newName, options.toArray(StandardCopyOption[]::new)));
    }

    @Override
    public boolean createFile() {
        return attempt(() -> {
            try {
                Files.createFile(path());
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        });
    }

    @Override
    public void delete() {
        attempt(() -> Files.deleteIfExists(path()));
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return attempt(() -> {
            List<FilePath> entries = new ArrayList<>();
            try (DirectoryStream<Path> directory = Files.newDirectoryStream(path())) {
                directory.forEach(entry ->
                        entries.add(new NioFilePath(root, root.relativize(entry).toString())));
            }
            return entries;
        });
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        int slash = file.lastIndexOf('/');
        return new NioFilePath(root, slash < 0 ? "" : file.substring(0, slash));
    }

    @Override
    public boolean isDirectory() {
        return Files.isDirectory(path());
    }

    @Override
    public boolean isRegularFile() {
        return Files.isRegularFile(path());
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public long lastModified() {
        return attempt(() -> Files.getLastModifiedTime(path()).toMillis());
    }

    @Override
    public void createDirectory() {
        attempt(() -> Files.createDirectories(path()));
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public String getName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return SCHEME + ":" + file;
    }

    private Path path() {
        return file.isEmpty() ? root : root.resolve(file);
    }

    private static <T> T attempt(FileOperation<T> operation) {
        try {
            return operation.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface FileOperation<T> {
        T run() throws IOException;
    }
}
