package dev.marionette.sim.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Simulated paths answer every question as the host's Unix paths do. */
final class PathParityTest {

    private static final FileSystem HOST = FileSystems.getDefault();
    private static final FileSystem SIMULATED =
            DiskImage.empty().mount(1).root().getFileSystem();

    @Property(tries = 3_000, seed = "20260102")
    void everyQuestionHasTheSameAnswer(@ForAll("paths") String first, @ForAll("paths") String second) {
        assertThat(answers(SIMULATED, first, second)).isEqualTo(answers(HOST, first, second));
    }

    @Property(tries = 3_000, seed = "20260103")
    void everyPatternMatchesTheSamePaths(@ForAll("globs") String glob, @ForAll("paths") String path) {
        assertThat(matches(SIMULATED, glob, path)).isEqualTo(matches(HOST, glob, path));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "ab.c", ".", "..", "/", "/", "")
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.of(
                        "a", "b", ".", "c", "/", "*", "**", "?", "[ab]", "[!a]", "[^a]", "{", "}", ",", "[a-c]", "\\*",
                        "$")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static String matches(FileSystem files, String glob, String path) {
        return answer(() -> files.getPathMatcher("glob:" + glob).matches(files.getPath(path)));
    }

    private static List<String> answers(FileSystem files, String first, String second) {
        Path path = files.getPath(first);
        Path other = files.getPath(second);
        List<String> answers = new ArrayList<>();
        answers.add(answer(path::toString));
        answers.add(answer(() -> files.getPath(first, second, "a")));
        answers.add(answer(path::isAbsolute));
        answers.add(answer(path::getRoot));
        answers.add(answer(path::getFileName));
        answers.add(answer(path::getParent));
        answers.add(answer(path::getNameCount));
        answers.add(answer(() -> path.getName(0)));
        answers.add(answer(() -> path.getName(1)));
        answers.add(answer(() -> path.subpath(1, 3)));
        answers.add(answer(() -> path.subpath(0, path.getNameCount())));
        answers.add(answer(path::normalize));
        answers.add(answer(() -> path.startsWith(other)));
        answers.add(answer(() -> path.endsWith(other)));
        answers.add(answer(() -> path.resolve(other)));
        answers.add(answer(() -> path.resolve(second)));
        answers.add(answer(() -> path.resolveSibling(other)));
        answers.add(answer(() -> path.relativize(other)));
        answers.add(answer(() -> Integer.signum(path.compareTo(other))));
        answers.add(answer(() -> path.equals(other)));
        answers.add(answer(() -> String.join("|", names(path))));
        return answers;
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return names;
    }

    private static String answer(Callable<?> question) {
        try {
            return String.valueOf(question.call());
        } catch (Exception e) {
            return e.getClass().getName();
        }
    }
}
