package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultPlan;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a reader sees of a property that fails, and of a planted bug that is not found. */
final class FailingPropertyTest {

    @Test
    void theMessageHasTheReportAndTheSampleAsCode() {
        Throwable thrown = run("crashLosesNotes");

        assertThat(thrown).isInstanceOfSatisfying(SampleFailedError.class, error -> {
            assertThat(error.failure().seed()).isEqualTo(Seed.of(0));
            assertThat(error.sample()).isEqualTo("""
                            Seed seed = Seed.of(0x0);
                            List<NoteOperation> workload = List.of(new NoteOperation.Write(0, 1));
                            FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.Crash(NodeId.of(0), Duration.ZERO)));
                            """);
        });
        assertThat(thrown.getMessage())
                .contains("property: scenario error: root", "note 0", "seed      0x0", "-Dtest=FailingPropertyTest#")
                .contains("plan.begins node=0 fault=crash ns=0", "  List<NoteOperation> workload = List.of(");
    }

    @Test
    void theSameSeedOfJqwikMakesTheSameSamples() {
        List<String> first = samples();
        assertThat(samples()).isEqualTo(first).hasSizeGreaterThan(10);
    }

    @Test
    void aPlantedBugThatIsNotFoundFails() {
        assertThat(run("hasNoBug")).hasMessageContaining("the planted bug was not found in 10 tries");
    }

    @Test
    void aPlantedBugWithAnotherSampleFails() {
        assertThat(run("hasAnotherBug"))
                .hasMessageContaining("another sample than")
                .hasMessageContaining("Seed seed = Seed.of(0x1);");
    }

    @Test
    void aPropertyThatFailsOutsideOfASimulationIsNoPlantedBug() {
        assertThat(run("isBrokenItself")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTypeThatContainsItselfIsRefused() {
        assertThat(run("hasNoEnd"))
                .hasMessageContaining("contains itself")
                .hasMessageContaining("Arbitraries.recursive");
    }

    @Test
    void faultsThatCannotBeAreRefused() {
        assertThat(run("hasNoNetwork")).hasMessageContaining("Loss of @Faults needs more than 1 node");
        assertThat(run("hasNoMoments")).hasMessageContaining("no moment at all");
        assertThat(run("hasNoSuchService")).hasMessageContaining("service 3 of @Faults is none of the nodes 0 to 2");
    }

    private static List<String> samples() {
        Failing.TRIED.clear();
        run("crashLosesNotes");
        return List.copyOf(Failing.TRIED);
    }

    private static Throwable run(String property) {
        List<Event> finished = EngineTestKit.engine("jqwik")
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .selectors(DiscoverySelectors.selectMethod(Failing.class, method(property)))
                .execute()
                .testEvents()
                .finished()
                .list();
        return finished.getFirst()
                .getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static Method method(String name) {
        for (Method method : Failing.class.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new AssertionError("there is no " + name);
    }

    /** Run from here alone: the build looks for properties in outermost classes. */
    @Simulated
    static final class Failing {

        static final List<String> TRIED = new ArrayList<>();

        @Property(seed = "7", shrinking = ShrinkingMode.FULL)
        void crashLosesNotes(
                @ForAll Seed seed,
                @ForAll List<NoteOperation> workload,
                @ForAll @Faults(operations = 20, only = Fault.Crash.class) FaultPlan plan) {
            TRIED.add(seed + " " + workload + " " + plan);
            SimulatedTry.run(seed, world -> NoteStore.survive(world, workload, plan, false));
        }

        @Property(tries = 10)
        @PlantedBug
        void hasNoBug(@ForAll Seed seed) {
            SimulatedTry.run(seed, world -> {});
        }

        @Property(seed = "1", shrinking = ShrinkingMode.FULL)
        @PlantedBug("Seed seed = Seed.of(0x0);")
        void hasAnotherBug(@ForAll Seed seed) {
            SimulatedTry.run(seed, world -> assertThat(seed.value() & 1).isZero());
        }

        @Property
        @PlantedBug
        void isBrokenItself(@ForAll Seed seed) {
            throw new IllegalStateException("broken");
        }

        @Property
        void hasNoEnd(@ForAll Samples.Tree tree) {}

        @Property
        void hasNoNetwork(@ForAll @Faults(only = Fault.Loss.class) FaultPlan plan) {}

        @Property
        void hasNoMoments(@ForAll @Faults(withinMillis = 0) FaultPlan plan) {}

        @Property
        void hasNoSuchService(@ForAll @Faults(nodes = 3, services = 3) FaultPlan plan) {}
    }
}
