package dev.marionette.check.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marionette.api.Seed;
import dev.marionette.sim.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that failed once: they are run first, each has its node, and new ones join them by one command. */
final class RegressionCorpusTest {

    private static final String FILE = "dev.marionette.check.junit.RegressionCorpusTest$Forgotten.fivesAreLost";

    @TempDir
    Path directory;

    @Test
    void theCorpusIsRunFirstASeedANode() {
        assertThat(Tree.of(Remembered.class).nodes())
                .containsExactly(
                        "passed seed 0x6A of the corpus",
                        "failed seed 0x69 of the corpus: the last digit was not looked at",
                        "passed seed 0x6B of the corpus: fixed",
                        "passed 4 seeds from 0x1");
    }

    @Test
    void aNodeOfTheCorpusCanBeRunAlone() {
        String node = Tree.of(Remembered.class).uniqueId(1);

        assertThat(Tree.ofUniqueId(node).nodes())
                .containsExactly("failed seed 0x69 of the corpus: the last digit was not looked at");
    }

    @Test
    void theNodeAfterTheCorpusCanBeRunAlone() {
        Tree all = Tree.of(Remembered.class, "marionette.seeds", "100");
        assertThat(all.nodes().subList(3, 5)).containsExactly("failed 100 seeds from 0x1", "failed seed 0x5");

        assertThat(Tree.ofUniqueId(all.uniqueId(4), "marionette.seeds", "100").nodes())
                .containsExactly("failed seed 0x5");
        assertThat(Tree.ofUniqueId(all.uniqueId(3)).nodes()).containsExactly("passed 4 seeds from 0x1");
        assertThat(Tree.ofUniqueId(all.uniqueId(4), "marionette.seeds", "100").nodes())
                .as("nothing is on record any more, so all seeds are run")
                .containsExactly("failed 100 seeds from 0x1");
    }

    static final class Remembered {

        @SimulationTest(seeds = 4, firstSeed = 1)
        void fivesAreLost(Seed seed) {
            assertThat(seed.value() % 10).isNotEqualTo(5);
        }
    }

    @Test
    void oneSeedIsRunWithoutTheCorpus() {
        assertThat(Tree.of(Remembered.class, "marionette.seed", "0x2A").nodes()).containsExactly("passed seed 0x2A");
    }

    @Test
    void aMalformedLineIsNamed() {
        assertThat(Tree.of(Malformed.class).failure())
                .hasMessageStartingWith("RegressionCorpusTest$Malformed.neverRuns: file:")
                .hasMessageContaining(
                        "RegressionCorpusTest$Malformed.neverRuns, line 3: not a seed: '0x2 and more'; write a 64-bit number")
                .hasMessageEndingWith("; a replay file ends with .mar, a comment begins with '#'");
    }

    static final class Malformed {

        @SimulationTest(seeds = 4)
        void neverRuns(World world) {}
    }

    @Test
    void replayFilesAreRunWithTheSeeds() {
        Tree tree = Tree.of(Replayed.class);

        assertThat(tree.nodes())
                .containsExactly(
                        "failed junit-five.mar of the corpus: found by a campaign",
                        "passed seed 0x6A of the corpus",
                        "passed junit-six.mar of the corpus",
                        "passed 4 seeds from 0x1");
        assertThat(tree.failure())
                .hasMessageContainingAll(
                        "AssertionError: 105 ends in five",
                        "replay    mvn test '-Dtest=RegressionCorpusTest$Replayed#fivesAreLost'\n");
    }

    static final class Replayed {

        @SimulationTest(seeds = 4, firstSeed = 1)
        void fivesAreLost(Seed seed) {
            if (seed.value() % 10 == 5) {
                throw new AssertionError(seed.value() + " ends in five");
            }
        }
    }

    @Test
    void aReplayFileMustBeThereAndWhole() {
        assertThat(Tree.of(Lost.class).failure())
                .hasMessage("RegressionCorpusTest$Lost.neverRuns: the corpus names junit-lost.mar, and there is no"
                        + " seeds/junit-lost.mar on the class path; put it into src/test/resources/seeds");
        assertThat(Tree.of(Damaged.class).failure())
                .hasMessageStartingWith("RegressionCorpusTest$Damaged.neverRuns: file:")
                .hasMessageContaining("junit-damaged.mar: ");
    }

    static final class Lost {

        @SimulationTest(seeds = 4)
        void neverRuns(World world) {}
    }

    static final class Damaged {

        @SimulationTest(seeds = 4)
        void neverRuns(World world) {}
    }

    @Test
    void aFailingSeedIsAddedWhereThatIsAskedFor() throws IOException {
        assertThat(add("marionette.seeds", "10").thrown().getFirst())
                .hasMessageEndingWith("\nkept in   " + directory.resolve(FILE) + "\n");
        assertThat(directory.resolve(FILE)).hasContent("""
                0x5  # scenario error: java.lang.AssertionError: 5 ends in five
                """);

        assertThat(add("marionette.seed", "5").failure()).hasMessageContaining("\nknown in  ");
        add("marionette.seed", "0x2D");
        assertThat(add("marionette.seed", "0x2E").reported()).contains("kept in   " + directory.resolve(FILE));
        assertThat(directory.resolve(FILE)).hasContent("""
                0x5  # scenario error: java.lang.AssertionError: 5 ends in five
                0x2D  # scenario error: java.lang.AssertionError: 45 ends in five
                0x2E
                """);
    }

    @Test
    void whatAPersonWroteStaysAsItIs() throws IOException {
        Files.writeString(directory.resolve(FILE), "# ours\n0x7   # lucky");

        add("marionette.seed", "5");

        assertThat(directory.resolve(FILE)).hasContent("""
                # ours
                0x7   # lucky
                0x5  # scenario error: java.lang.AssertionError: 5 ends in five
                """);
    }

    private Tree add(String setting, String value) {
        return Tree.of(
                Forgotten.class,
                setting,
                value,
                "marionette.corpus",
                "add",
                "marionette.corpus.directory",
                directory.toString());
    }

    @Test
    void withoutADirectoryTheFailureIsStillTold() {
        Path nowhere = directory.resolve("nowhere");

        assertThat(Tree.of(
                                Forgotten.class,
                                "marionette.seed",
                                "5",
                                "marionette.corpus",
                                "add",
                                "marionette.corpus.directory",
                                nowhere.toString())
                        .failure())
                .hasMessageContainingAll(
                        "AssertionError: 5 ends in five",
                        "not kept  ",
                        "marionette.corpus.directory is '" + nowhere
                                + "', which is not a directory; create it, or name another one");
    }

    @Test
    void addIsAllThatCanBeAsked() {
        assertThat(Tree.of(Forgotten.class, "marionette.corpus", "keep").failure())
                .hasMessage("RegressionCorpusTest$Forgotten.fivesAreLost: system property marionette.corpus is 'keep';"
                        + " write 'add' to add failing seeds to the regression corpus");
    }

    static final class Forgotten {

        @SimulationTest(seeds = 4, firstSeed = 1)
        void fivesAreLost(Seed seed) {
            if (seed.value() % 10 == 5) {
                throw new AssertionError(seed.value() + " ends in five");
            }
        }
    }

    @Test
    void theSourcesAreFoundAboveTheClasses() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("module/build/classes/java/test"));
        Files.createDirectories(directory.resolve("module/src/test/java"));

        CorpusFile file = CorpusFile.near(classes, "com.acme.StoreTest.survives");

        assertThat(file.path())
                .isEqualTo(directory.resolve("module/src/test/resources/seeds/com.acme.StoreTest.survives"));
        assertThat(file.add(new Corpus.KeptSeed(Seed.of(42), ""))).isTrue();
        assertThat(file.path()).hasContent("0x2A\n");
    }

    @Test
    void classesWithoutSourcesAboveThemHaveNoCorpus() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CorpusFile.near(Path.of("/"), "com.acme.StoreTest.survives"))
                .withMessage(
                        "no directory above / has src/test; name the directory of the seeds with -Dmarionette.corpus.directory=DIRECTORY");
    }
}
