package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where it is written down which seed of a test method failed last, next to the classes of the test, so that the node of that seed can be run
 * again in another JVM. Only a convenience: where the file cannot be written or read, all seeds are run again.
 */
final class LastFailure {

    private final Optional<Path> file;

    private LastFailure(Optional<Path> file) {
        this.file = file;
    }

    /** The one of a test method. */
    static LastFailure of(Class<?> testClass, String file) {
        return new LastFailure(ClassLocation.of(testClass)
                .map(classes -> classes.resolveSibling("marionette")
                        .resolve("failed-seeds")
                        .resolve(file)));
    }

    /** The seed, if there is one. */
    Optional<Seed> recall() {
        return file.flatMap(LastFailure::read);
    }

    private static Optional<Seed> read(Path path) {
        try {
            return Optional.of(Seed.parse(Files.readString(path)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes the seed down. */
    void remember(Seed seed) {
        file.ifPresent(path -> write(path, seed));
    }

    private static void write(Path path, Seed seed) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, seed + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            delete(path);
        }
    }

    /** No seed failed. */
    void forget() {
        file.ifPresent(LastFailure::delete);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The seed stays on record, and passes when it is run again.
            return;
        }
    }
}
