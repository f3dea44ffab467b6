package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import dev.marionette.sim.run.RunFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Adds seeds to the corpus where the person who runs the tests asks for it, and otherwise says how to. */
final class Keeper {

    /** The system property that asks for it, and its only value. */
    static final String PROPERTY = "marionette.corpus";

    private static final String ADD = "add";

    private final TestDeclaration test;
    private final boolean asked;
    private final Optional<String> directory;
    private final Class<?> testClass;

    private Keeper(TestDeclaration test, boolean asked, Optional<String> directory, Class<?> testClass) {
        this.test = test;
        this.asked = asked;
        this.directory = directory;
        this.testClass = testClass;
    }

    /**
     * The keeper of a test method.
     *
     * @throws IllegalArgumentException if the property has another value
     */
    static Keeper of(ExtensionContext context, TestDeclaration test) {
        String value = context.getConfigurationParameter(PROPERTY).orElse("").strip();
        if (!value.isEmpty() && !value.equals(ADD)) {
            throw new IllegalArgumentException("system property " + PROPERTY + " is '" + value
                    + "'; write 'add' to add failing seeds to the regression corpus");
        }
        return new Keeper(
                test,
                !value.isEmpty(),
                context.getConfigurationParameter(CorpusFile.DIRECTORY_PROPERTY).filter(name -> !name.isBlank()),
                context.getRequiredTestClass());
    }

    /** Keeps the seed of a failure, or says how to: the line that ends the failure's report. Where no single seed failed there is none. */
    String keep(RunFailure failure) {
        if (failure.kind() == RunFailure.Kind.NOT_EXERCISED) {
            return "";
        }
        if (!asked) {
            return "keep it   " + failure.replayCommand() + " -D" + PROPERTY + "=" + ADD + "\n";
        }
        try {
            return keep(new Corpus.KeptSeed(failure.seed(), oneLine(failure))) + "\n";
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return "not kept  " + e + "\n";
        }
    }

    /**
     * Keeps a seed that passed: somebody named it, and wants to hear if it ever fails again.
     *
     * @return what became of it; empty if nobody asked
     * @throws IOException if the file cannot be written
     */
    Optional<String> keepPassed(Seed seed) throws IOException {
        return asked ? Optional.of(keep(new Corpus.KeptSeed(seed, ""))) : Optional.empty();
    }

    private String keep(Corpus.KeptSeed entry) throws IOException {
        CorpusFile file = file();
        return (file.add(entry) ? "kept in   " : "known in  ") + file.path();
    }

    @HostAccess("files of the project, read and written between worlds")
    private CorpusFile file() {
        if (directory.isPresent()) {
            return CorpusFile.in(Path.of(directory.get()), test.file());
        }
        Path classes = ClassLocation.of(testClass)
                .orElseThrow(() -> new IllegalStateException("nobody knows where " + testClass.getName()
                        + " comes from; name the directory of the seeds with -D" + CorpusFile.DIRECTORY_PROPERTY
                        + "=DIRECTORY"));
        return CorpusFile.near(classes, test.file());
    }

    private static String oneLine(RunFailure failure) {
        String first = failure.message().lines().findFirst().orElse("");
        return failure.kind().label() + ": " + (first.isBlank() ? failure.subject() : first);
    }
}
