package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import dev.marionette.check.shrink.ReplayFile;
import dev.marionette.check.shrink.ReplayFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a test method once failed with, in the order it is kept: a seed a line, or the name of a replay file, then perhaps {@code #} and a comment.
 * Blank lines, and lines that begin with {@code #}, are for people.
 *
 * @param entries the seeds and files with their comments
 */
record Corpus(List<Entry> entries) {

    /** The directory of all corpora, among the resources of the tests. */
    static final String DIRECTORY = "seeds";

    private static final String REPLAY = ".mar";

    Corpus {
        entries = List.copyOf(entries);
    }

    /** What a line keeps. */
    sealed interface Entry {

        /** What is known about it; may be empty. */
        String comment();
    }

    /**
     * A kept seed.
     *
     * @param seed the seed
     * @param comment what is known about it; may be empty
     */
    record KeptSeed(Seed seed, String comment) implements Entry {

        /** The line it stands in. */
        String line() {
            return comment.isEmpty() ? seed.toString() : seed + "  # " + comment;
        }
    }

    /**
     * A replay file beside the corpus.
     *
     * @param file its name
     * @param comment what is known about it; may be empty
     */
    record KeptReplay(String file, String comment) implements Entry {

        /**
         * Reads it from the class path of the test.
         *
         * @throws IllegalArgumentException if it is not there, or is no replay file; it names the file
         */
        ReplayFile read(Class<?> testClass) {
            URL url = resource(testClass, DIRECTORY + "/" + file);
            if (url == null) {
                throw new IllegalArgumentException("the corpus names " + file + ", and there is no " + DIRECTORY + "/"
                        + file + " on the class path; put it into src/test/resources/" + DIRECTORY);
            }
            try {
                return ReplayFile.parse(text(url));
            } catch (ReplayFormatException e) {
                throw new IllegalArgumentException(url + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * Reads the corpus from the class path of the test; empty if there is none.
     *
     * @param file the name of the test method in files
     * @throws IllegalArgumentException if a line is malformed; it names the file and the line
     */
    static Corpus of(Class<?> testClass, String file) {
        URL url = resource(testClass, DIRECTORY + "/" + file);
        if (url == null) {
            return new Corpus(List.of());
        }
        return parse(text(url), url.toString());
    }

    private static String text(URL url) {
        try (InputStream stream = url.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    private static @Nullable URL resource(Class<?> testClass, String name) {
        ClassLoader loader = testClass.getClassLoader();
        return loader == null ? null : loader.getResource(name);
    }

    /** Reads the text of a corpus; errors call it by the name. */
    static Corpus parse(String text, String name) {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int hash = line.indexOf('#');
            String kept = (hash < 0 ? line : line.substring(0, hash)).strip();
            String comment = hash < 0 ? "" : line.substring(hash + 1).strip();
            if (kept.endsWith(REPLAY)) {
                entries.add(new KeptReplay(kept, comment));
            } else if (!kept.isEmpty()) {
                entries.add(new KeptSeed(seed(kept, name, i + 1), comment));
            }
        }
        return new Corpus(entries);
    }

    private static Seed seed(String text, String name, int line) {
        try {
            return Seed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + ", line " + line + ": " + e.getMessage() + "; a replay file ends with " + REPLAY
                            + ", a comment begins with '#'",
                    e);
        }
    }

    /** Whether it has this seed. */
    boolean contains(Seed seed) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof KeptSeed kept && kept.seed().equals(seed));
    }
}
