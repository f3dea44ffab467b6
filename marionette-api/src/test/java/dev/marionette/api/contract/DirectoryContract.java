package dev.marionette.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Directories: making, listing and removing them, and the paths that lead there. */
public abstract class DirectoryContract extends Contract {

    @Test
    void theRootIsAnEmptyDirectoryWithAnAbsolutePath() throws Exception {
        withRoot(root -> {
            assertThat(root.isAbsolute()).isTrue();
            assertThat(root).isEqualTo(root.normalize()).isEqualTo(root.toAbsolutePath());
            assertThat(Files.isDirectory(root)).isTrue();
            assertThat(list(root)).isEmpty();
        });
    }

    @Test
    void directoriesNest() throws Exception {
        withRoot(root -> {
            Path deep = root.resolve("a").resolve("b").resolve("c");
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.createDirectory(deep));
            assertThat(Files.createDirectories(deep)).isEqualTo(deep);
            Files.createDirectories(deep);
            Files.writeString(deep.resolve("file"), "deep");
            assertThat(Files.readString(root.resolve("a/b/c/file"))).isEqualTo("deep");
            assertThat(Files.isDirectory(root.resolve("a/b"))).isTrue();
        });
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        withRoot(root -> {
            Path directory = Files.createDirectory(root.resolve("directory"));
            Path file = Files.createFile(root.resolve("file"));
            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> Files.createDirectory(directory))
                    .withMessageContaining("directory");
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.createDirectory(file));
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.createFile(file));
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.createFile(directory));
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> Files.createDirectories(file));
        });
    }

    @Test
    void aFileHasNothingBelowIt() throws Exception {
        withRoot(root -> {
            Path below = Files.createFile(root.resolve("file")).resolve("below");
            assertThat(Files.exists(below)).isFalse();
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.createFile(below));
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.createDirectory(below));
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.readAllBytes(below));
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> Files.delete(below));
        });
    }

    @Test
    void aStreamListsChildrenUnderTheDirectory() throws Exception {
        withRoot(root -> {
            Path directory = Files.createDirectory(root.resolve("directory"));
            for (String name : List.of("b.log", "a.log", "c.txt")) {
                Files.createFile(directory.resolve(name));
            }
            Files.createDirectories(directory.resolve("sub/below"));
            assertThat(list(directory)).containsExactly("a.log", "b.log", "c.txt", "sub");
            try (DirectoryStream<Path> logs = Files.newDirectoryStream(directory, "*.log")) {
                TreeSet<Path> found = new TreeSet<>();
                logs.forEach(found::add);
                assertThat(found).containsExactly(directory.resolve("a.log"), directory.resolve("b.log"));
            }
            try (DirectoryStream<Path> directories = Files.newDirectoryStream(directory, Files::isDirectory)) {
                assertThat(directories).containsExactly(directory.resolve("sub"));
            }
        });
    }

    @Test
    void aStreamIsReadOnce() throws Exception {
        withRoot(root -> {
            Files.createFile(root.resolve("file"));
            DirectoryStream<Path> stream = Files.newDirectoryStream(root);
            Iterator<Path> iterator = stream.iterator();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(stream::iterator);
            assertThat(iterator.next()).isEqualTo(root.resolve("file"));
            assertThat(iterator.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(iterator::remove);
            stream.close();
            stream.close();
            DirectoryStream<Path> closed = Files.newDirectoryStream(root);
            closed.close();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(closed::iterator);
        });
    }

    @Test
    void onlyADirectoryIsListed() throws Exception {
        withRoot(root -> {
            Path file = Files.createFile(root.resolve("file"));
            assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> Files.newDirectoryStream(file));
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Files.newDirectoryStream(root.resolve("none")));
        });
    }

    @Test
    void aWalkVisitsTheWholeTree() throws Exception {
        withRoot(root -> {
            Files.createDirectories(root.resolve("a/b"));
            Files.createFile(root.resolve("a/b/c"));
            Files.createFile(root.resolve("d"));
            try (Stream<Path> walk = Files.walk(root)) {
                List<String> names = walk.map(path -> root.relativize(path).toString())
                        .sorted()
                        .toList();
                assertThat(names).containsExactly("", "a", "a/b", "a/b/c", "d");
            }
        });
    }

    @Test
    void onlyAnEmptyDirectoryIsDeleted() throws Exception {
        withRoot(root -> {
            Path directory = Files.createDirectory(root.resolve("directory"));
            Path file = Files.createFile(directory.resolve("file"));
            assertThatExceptionOfType(DirectoryNotEmptyException.class).isThrownBy(() -> Files.delete(directory));
            Files.delete(file);
            Files.delete(directory);
            assertThat(Files.exists(directory)).isFalse();
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.delete(directory));
            assertThat(Files.deleteIfExists(directory)).isFalse();
        });
    }

    @Test
    void pathsAreTakenApartAndPutTogether() throws Exception {
        withRoot(root -> {
            Path path = root.resolve("a/b").resolve("c");
            assertThat(path).isEqualTo(root.resolve("a").resolve("b/c")).hasSameHashCodeAs(root.resolve("a/b/c"));
            assertThat(path.getFileName()).hasToString("c");
            assertThat(path.getParent()).isEqualTo(root.resolve("a/b"));
            assertThat(path.startsWith(root)).isTrue();
            assertThat(path.endsWith("b/c")).isTrue();
            assertThat(path.endsWith("x/c")).isFalse();
            assertThat(path.getNameCount()).isEqualTo(root.getNameCount() + 3);
            Path relative = root.relativize(path);
            assertThat(relative).hasToString("a/b/c");
            assertThat(relative.isAbsolute()).isFalse();
            assertThat(root.resolve(relative)).isEqualTo(path);
            assertThat(relative.subpath(1, 3)).hasToString("b/c");
            List<String> names = new ArrayList<>();
            relative.forEach(name -> names.add(name.toString()));
            assertThat(names).containsExactly("a", "b", "c");
            assertThat(root.resolve("a/./x/../b//c").normalize()).isEqualTo(path);
            assertThat(path.resolveSibling("d")).isEqualTo(root.resolve("a/b/d"));
            assertThat(root.resolve("")).isEqualTo(root);
            assertThat(root.resolve("a").compareTo(root.resolve("b"))).isNegative();
        });
    }

    @Test
    void anImpossibleNameIsRefused() throws Exception {
        withRoot(root -> assertThatExceptionOfType(InvalidPathException.class).isThrownBy(() -> root.resolve("a\0b")));
    }

    /** What a test does with the empty root directory. */
    @FunctionalInterface
    private interface Rooted {
        void use(Path root) throws Exception;
    }

    private void withRoot(Rooted body) throws Exception {
        run(env -> body.use(env.io().root()));
    }

    private static List<String> list(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> directory.relativize(child).toString())
                    .sorted()
                    .toList();
        }
    }
}
