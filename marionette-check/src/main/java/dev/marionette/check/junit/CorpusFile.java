package dev.marionette.check.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of a corpus in the sources of a project, to which seeds are added.
 *
 * @param path the file, which need not exist
 */
record CorpusFile(Path path) {

    /** The system property that names the directory of all corpora, where it cannot be found from the classes of the test. */
    static final String DIRECTORY_PROPERTY = "marionette.corpus.directory";

    /**
     * The file of a test method below the directory {@code src/test} that is next above the classes of the test.
     *
     * @param classes where the classes of the test are
     * @param file the name of the test method in files
     * @throws IllegalStateException if there is no such directory
     */
    static CorpusFile near(Path classes, String file) {
        for (Path directory = classes.toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path tests = directory.resolve("src").resolve("test");
            if (Files.isDirectory(tests)) {
                return new CorpusFile(
                        tests.resolve("resources").resolve(Corpus.DIRECTORY).resolve(file));
            }
        }
        throw new IllegalStateException("no directory above " + classes
                + " has src/test; name the directory of the seeds with -D" + DIRECTORY_PROPERTY + "=DIRECTORY");
    }

    /** The file in a directory that somebody named; it must exist. */
    static CorpusFile in(Path directory, String file) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException(DIRECTORY_PROPERTY + " is '" + directory
                    + "', which is not a directory; create it, or name another one");
        }
        return new CorpusFile(directory.resolve(file));
    }

    /**
     * Adds a seed at the end, unless it is there.
     *
     * @return whether it was not there
     */
    boolean add(Corpus.KeptSeed entry) throws IOException {
        String text = Files.exists(path) ? Files.readString(path) : "";
        if (Corpus.parse(text, path.toString()).contains(entry.seed())) {
            return false;
        }
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElseThrow());
        String separator = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
        Files.writeString(path, text + separator + entry.line() + "\n", StandardCharsets.UTF_8);
        return true;
    }
}
