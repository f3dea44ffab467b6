package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seeds that a test method once failed with, in the order they are kept: one a line, then perhaps {@code #} and a comment. Blank lines, and
 * lines that begin with {@code #}, are for people.
 *
 * @param entries the seeds with their comments
 */
record Corpus(List<Entry> entries) {

    /** The directory of all corpora, among the resources of the tests. */
    static final String DIRECTORY = "seeds";

    Corpus {
        entries = List.copyOf(entries);
    }

    /**
     * A kept seed.
     *
     * @param seed the seed
     * @param comment what is known about it; may be empty
     */
    record Entry(Seed seed, String comment) {

        /** The line it stands in. */
        String line() {
            return comment.isEmpty() ? seed.toString() : seed + "  # " + comment;
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
        try (InputStream stream = url.openStream()) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), url.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the seeds of " + url, e);
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
            String seed = (hash < 0 ? line : line.substring(0, hash)).strip();
            if (!seed.isEmpty()) {
                String comment = hash < 0 ? "" : line.substring(hash + 1).strip();
                entries.add(new Entry(seed(seed, name, i + 1), comment));
            }
        }
        return new Corpus(entries);
    }

    private static Seed seed(String text, String name, int line) {
        try {
            return Seed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + ", line " + line + ": " + e.getMessage() + "; a comment begins with '#'", e);
        }
    }

    /** Whether it has this seed. */
    boolean contains(Seed seed) {
        return entries.stream().anyMatch(entry -> entry.seed().equals(seed));
    }
}
