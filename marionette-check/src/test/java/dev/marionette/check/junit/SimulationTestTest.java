package dev.marionette.check.junit;

import static dev.marionette.check.junit.FaultProfile.REPLAY;
import static dev.marionette.check.junit.FaultProfile.SMOKE;
import static dev.marionette.check.junit.FaultProfile.SWARM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Field;
import dev.marionette.api.NodeId;
import dev.marionette.api.Seed;
import dev.marionette.sim.FaultFamily;
import dev.marionette.sim.Profile;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.RunOptions;
import dev.marionette.sim.run.ScenarioFailedError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Test methods under many seeds: what is injected, what is found, and what of it is told. */
final class SimulationTestTest {

    @Test
    void allSeedsOfAMethodAreOneNode() {
        Tree tree = Tree.of(Passing.class);

        assertThat(tree.nodes()).containsExactly("passed 1,000 seeds from 0xC0FFEE");
        assertThat(tree.reported())
                .singleElement()
                .asString()
                .contains("Passing.timePasses: 1000 seeds from 0xC0FFEE, each run twice and compared; 0 failed");
    }

    static final class Passing {

        @SimulationTest(seeds = 1_000)
        void timePasses(Simulation sim) {
            sim.control().tick();
        }
    }

    @Test
    void aFailureTellsWhatFailedAndHowToReplayItOnce() {
        Tree tree = Tree.of(Planted.class);

        assertThat(tree.nodes()).containsExactly("failed 50 seeds from 0x64", "failed seed 0x69");
        ScenarioFailedError error = (ScenarioFailedError) tree.thrown().getFirst();
        assertThat(error.getMessage())
                .startsWith("SimulationTestTest$Planted.fivesAreLost: scenario error: root, at event 5\n"
                        + "  java.lang.AssertionError: 105 ends in five\n"
                        + "seed      0x69\n"
                        + "replay    mvn test '-Dtest=SimulationTestTest$Planted#fivesAreLost' -Dmarionette.seed=0x69\n"
                        + "options\n"
                        + "  world.init seed=105 tick_ns=1000000\n")
                .contains("faults    none were configured\n", "last events\n  event=")
                .endsWith("keep it   mvn test '-Dtest=SimulationTestTest$Planted#fivesAreLost' -Dmarionette.seed=0x69"
                        + " -Dmarionette.corpus=add\n")
                .containsOnlyOnce("105 ends in five");
        assertThat(error.getCause()).hasMessage("105 ends in five");
        assertThat(error.getCause().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("fivesAreLost"));
        assertThat(tree.thrown().get(1))
                .hasMessage("scenario error: root, as reported above; this node runs seed 0x69 alone");
    }

    static final class Planted {

        @SimulationTest(seeds = 50, firstSeed = 100)
        void fivesAreLost(Simulation sim, Seed seed) {
            sim.env().recorder().record("seed.seen", Field.of("last_digit", seed.value() % 10));
            if (seed.value() % 10 == 5) {
                throw new AssertionError(seed.value() + " ends in five");
            }
        }
    }

    @Test
    void theNodeOfTheSeedThatFailedRunsItAlone() {
        String node = Tree.of(Planted.class).uniqueId(1);

        Tree again = Tree.ofUniqueId(node);

        assertThat(again.nodes()).containsExactly("failed seed 0x69");
        assertThat(again.failure())
                .isInstanceOf(ScenarioFailedError.class)
                .hasMessageStartingWith("SimulationTestTest$Planted.fivesAreLost: scenario error: root, at event 5\n");
    }

    @Test
    void theReportIsTheSameWhateverTheNumberOfJobs() {
        String alone = Tree.of(Planted.class, "marionette.jobs", "1")
                .thrown()
                .getFirst()
                .getMessage();
        String many = Tree.of(Planted.class, "marionette.jobs", "7")
                .thrown()
                .getFirst()
                .getMessage();

        assertThat(many).isEqualTo(alone);
    }

    @Test
    void oneSeedIsRunWhereOneIsAskedFor() {
        assertThat(Tree.of(Planted.class, "marionette.seed", "0x6A").nodes()).containsExactly("passed seed 0x6A");
        assertThat(Tree.of(Planted.class, "marionette.seed", "105").nodes()).containsExactly("failed seed 0x69");
        assertThat(Tree.of(Planted.class, "marionette.seeds", "5").nodes()).containsExactly("passed 5 seeds from 0x64");
        assertThat(Tree.of(Planted.class, "marionette.seed", "106", "marionette.seeds", "9")
                        .nodes())
                .containsExactly("passed 9 seeds from 0x6A");
    }

    @Test
    void whatIsNoSeedIsRefusedWithItsSource() {
        assertThat(Tree.of(Planted.class, "marionette.seed", "coffee").failure())
                .hasMessageStartingWith("SimulationTestTest$Planted.fivesAreLost: system property marionette.seed:"
                        + " not a seed: 'coffee'; write a 64-bit number");
    }

    @Test
    void aTestNeedsASeed() {
        assertThat(Tree.of(NoSeed.class).failure())
                .hasMessage("SimulationTestTest$NoSeed.neverRuns: a campaign needs at least 1 seed, not 0");
        assertThat(Tree.of(NegativeSeeds.class).failure())
                .hasMessage("SimulationTestTest$NegativeSeeds.neverRuns: a campaign needs at least 1 seed, not -3");
    }

    static final class NoSeed {

        @SimulationTest(seeds = 0)
        void neverRuns(World world) {}
    }

    static final class NegativeSeeds {

        @SimulationTest(seeds = -3)
        void neverRuns(World world) {}
    }

    @Test
    void stateThatOutlivesAnAttemptIsAMismatch() {
        Throwable failure = Tree.of(KeepsState.class).thrown().getFirst();

        assertThat(((ScenarioFailedError) failure).failure().kind()).isEqualTo(RunFailure.Kind.DETERMINISM_MISMATCH);
        assertThat(failure).hasMessageContainingAll("state.kept n=1", "state.kept n=2");
    }

    static final class KeepsState {

        private static final List<Seed> SEEN = new ArrayList<>();

        @SimulationTest(seeds = 2, jobs = 1)
        void remembers(Simulation sim, Seed seed) {
            SEEN.add(seed);
            sim.env().recorder().record("state.kept", Field.of("n", SEEN.size()));
        }
    }

    @Test
    void fieldsBelongToOneAttempt() {
        assertThat(Tree.of(Fields.class).nodes()).containsExactly("passed 100 seeds from 0xC0FFEE");
    }

    static final class Fields {

        private final List<String> steps = new ArrayList<>();

        @BeforeEach
        void setUp(Simulation sim) {
            steps.add("before at " + sim.control().now());
            sim.control().tick();
        }

        @SimulationTest
        void remembers(Simulation sim) {
            assertThat(steps).containsExactly("before at 2025-01-01T00:00:00Z");
            steps.add("test at " + sim.control().now());
        }

        @AfterEach
        void tearDown(World world, Simulation sim) {
            assertThat(steps).containsExactly("before at 2025-01-01T00:00:00Z", "test at 2025-01-01T00:00:00.001Z");
            sim.control().tick();
        }
    }

    @Test
    void whatIsDoneAfterwardsMayFailToo() {
        assertThat(Tree.of(FailsAfterwards.class).thrown().getFirst())
                .hasMessageContaining("AssertionError: the test itself")
                .cause()
                .satisfies(cause -> assertThat(cause.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("and afterwards")));
    }

    static final class FailsAfterwards {

        @SimulationTest(seeds = 1)
        void fails(World world) {
            throw new AssertionError("the test itself");
        }

        @AfterEach
        void failsAgain() {
            throw new IllegalStateException("and afterwards");
        }
    }

    @Test
    void everyKindOfParameterIsInjected() {
        assertThat(Tree.of(Injected.class).nodes()).hasSize(5).allMatch(node -> node.equals("passed 3 seeds from 0x7"));
    }

    static final class Injected {

        static final SimulationOptions CLUSTER = SimulationOptions.nodes(4).services(0, 1, 2);

        static SimulationOptions pair() {
            return SimulationOptions.nodes(2);
        }

        @SimulationTest(seeds = 3, firstSeed = 7)
        void aWorld(World world, Seed seed) {
            assertThat(world.seed()).isEqualTo(seed);
            assertThat(world.simulate(SimulationOptions.nodes(3)).nodes()).hasSize(3);
        }

        @SimulationTest(seeds = 3, firstSeed = 7, simulation = "CLUSTER")
        void aCluster(Simulation sim) {
            assertThat(sim.nodes()).hasSize(4);
            assertThat(sim.services()).hasSize(3);
        }

        @SimulationTest(seeds = 3, firstSeed = 7, simulation = "pair")
        void aHarnessWithASimulation(OnSimulation harness, OnSimulation same, Simulation sim) {
            assertThat(harness).isSameAs(same);
            assertThat(harness.sim).isSameAs(sim);
            assertThat(sim.nodes()).hasSize(2);
        }

        @SimulationTest(seeds = 3, firstSeed = 7)
        void aHarnessWithAWorld(OnWorld harness) {
            assertThat(harness.sim.nodes()).hasSize(5);
        }

        @SimulationTest(seeds = 3, firstSeed = 7)
        void whatOthersResolve(TestInfo info, World world) {
            assertThat(info.getTestMethod()).isPresent();
        }
    }

    static final class OnSimulation {

        private final Simulation sim;

        OnSimulation(Simulation sim) {
            this.sim = sim;
        }
    }

    static final class OnWorld {

        private final Simulation sim;

        OnWorld(World world) {
            sim = world.simulate(SimulationOptions.nodes(5));
        }
    }

    @Test
    void whatNobodyCanInjectIsSaid() {
        assertThat(Tree.of(Unresolvable.class).thrown().getFirst())
                .hasMessageContainingAll(
                        "java.lang.StringBuilder",
                        "a simulation test can take a World, a Simulation, a Seed,"
                                + " and any class with a constructor that takes a World or a Simulation");
        assertThat(Tree.of(InConstructor.class).failure())
                .hasMessageContaining("the constructor of InConstructor cannot take a Simulation:"
                        + " JUnit makes an instance before there is a world");
    }

    static final class Unresolvable {

        @SimulationTest
        void neverRuns(World world, StringBuilder text) {}
    }

    static final class InConstructor {

        InConstructor(Simulation sim) {}

        @SimulationTest(seeds = 1)
        void neverRuns(World world) {}
    }

    @Test
    void whatAnAnnotationNamesMustBeThere() {
        assertThat(Tree.of(Misnamed.class).failure())
                .hasMessage(
                        "SimulationTestTest$Misnamed.neverRuns: simulation = \"CLUSTR\": Misnamed has no static field and no"
                                + " static method without parameters of that name; declare 'static final SimulationOptions"
                                + " CLUSTR = …'");
        assertThat(Tree.of(Mistyped.class).failure())
                .hasMessage(
                        "SimulationTestTest$Mistyped.neverRuns: simulation = \"CLUSTER\" is a String, not a SimulationOptions");
    }

    static final class Misnamed {

        @SimulationTest(simulation = "CLUSTR")
        void neverRuns(Simulation sim) {}
    }

    static final class Mistyped {

        static final String CLUSTER = "three nodes";

        @SimulationTest(simulation = "CLUSTER")
        void neverRuns(Simulation sim) {}
    }

    @Test
    void nestedClassesHaveFreshOnesAroundThem() {
        assertThat(Tree.of(Outer.class).nodes()).containsExactly("passed 10 seeds from 0xC0FFEE");
    }

    static final class Outer {

        private int ticks;

        @BeforeEach
        void tick(Simulation sim) {
            sim.control().tick();
            ticks++;
        }

        @Nested
        final class Inner {

            @BeforeEach
            void tickAgain(Simulation sim) {
                sim.control().tick();
                ticks++;
            }

            @SimulationTest(seeds = 10)
            void bothHaveTicked(Simulation sim) {
                assertThat(ticks).isEqualTo(2);
                assertThat(sim.control().now().getNano()).isEqualTo(2_000_000);
            }
        }
    }

    @Test
    void anInstanceThatAllTestsShareIsRefused() {
        assertThat(Tree.of(Shared.class).failure())
                .hasMessage("SimulationTestTest$Shared.neverRuns: the @BeforeAll method fill fills an instance,"
                        + " and every attempt has one of its own; make it static, or a @BeforeEach method");
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class Shared {

        @BeforeAll
        void fill() {}

        @SimulationTest
        void neverRuns(World world) {}
    }

    @Test
    void profilesAreThoseOfTheRun() {
        assertThat(Tree.of(Profiles.class).nodes())
                .containsOnly("passed 40 seeds from 0xC0FFEE")
                .hasSize(3);
        assertThat(Tree.of(TwoProfiles.class).failure())
                .hasMessage("SimulationTestTest$TwoProfiles.neverRuns: profile = SMOKE and the profile of run = OPTIONS"
                        + " cannot both be; state one of them");
    }

    static final class Profiles {

        static final SimulationOptions CLUSTER = SimulationOptions.nodes(3);
        static final RunOptions NO_CLOCKS = RunOptions.defaults()
                .withTick(Duration.ofMillis(2))
                .withProfile(Profile.SWARM.without(FaultFamily.CLOCKS));

        @SimulationTest(seeds = 40, profile = SWARM, simulation = "CLUSTER", requireReached = "node.crash")
        void aSwarm(Simulation sim) {
            for (NodeId service : sim.services()) {
                sim.node(service).boot(env -> running -> running.io().sleep(Duration.ofDays(1)));
            }
            sim.control().runFor(Duration.ofSeconds(2));
        }

        @SimulationTest(seeds = 40, profile = REPLAY, simulation = "CLUSTER")
        void takesThePlaceOfTheProfileOfTheTest(Simulation sim) {
            sim.control().apply(Profile.SWARM);
            assertThat(sim.control().network().faults()).hasToString("latency=constant(1000000)");
        }

        @SimulationTest(seeds = 40, run = "NO_CLOCKS", simulation = "CLUSTER")
        void oneOfItsOwn(Simulation sim) {
            sim.control().tick();
            assertThat(sim.control().now().getNano()).isEqualTo(2_000_000);
        }
    }

    static final class TwoProfiles {

        static final RunOptions OPTIONS = RunOptions.defaults().withProfile(Profile.SWARM);

        @SimulationTest(profile = SMOKE, run = "OPTIONS")
        void neverRuns(World world) {}
    }

    @Test
    void whatIsRequiredMustBeReached() {
        Tree tree = Tree.of(Requires.class);

        assertThat(tree.nodes()).containsExactly("failed 10 seeds from 0xC0FFEE");
        assertThat(tree.failure())
                .hasMessageContainingAll(
                        "not exercised: operation.write",
                        "required and never reached in 10 seeds:",
                        "mvn test '-Dtest=SimulationTestTest$Requires#neverWrites'\n");
        assertThat(Tree.of(Requires.class, "marionette.seeds", "3").nodes())
                .containsExactly("passed 3 seeds from 0xC0FFEE");
    }

    static final class Requires {

        @SimulationTest(
                seeds = 10,
                requireReached = {"operation.read", "operation.write"})
        void neverWrites(World world) {
            world.reached("operation.read");
        }
    }
}
