package dev.marionette.check.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs a test method under many seeds, each in a fresh world, twice, and compares the two runs.
 *
 * {@snippet :
 * @SimulationTest(seeds = 1_000, profile = SWARM, simulation = "CLUSTER")
 * void acknowledgedWritesSurvive(Simulation sim) {
 *     // what happens, and what must hold
 * }
 *
 * static final SimulationOptions CLUSTER = SimulationOptions.nodes(4).services(0, 1, 2);
 * }
 *
 * <p>The body is the scenario, and what it throws is the finding. Its parameters, and those of {@code @BeforeEach} and {@code @AfterEach} methods,
 * can be
 *
 * <ul>
 *   <li>the {@link dev.marionette.sim.World}, whose machine the test then declares itself;
 *   <li>its {@link dev.marionette.sim.Simulation}, made with the options that {@link #simulation} names;
 *   <li>a harness: any class with a constructor that takes one of these two;
 *   <li>the {@link dev.marionette.api.Seed};
 *   <li>what other extensions of JUnit resolve, such as a {@code TestInfo}.
 * </ul>
 *
 * <p>Every attempt has an instance of the test class of its own, and {@code @BeforeEach} and {@code @AfterEach} methods run for each of them,
 * inside its world. So fields carry nothing from seed to seed; whatever does, such as a static field, shows as a determinism mismatch as soon as it
 * matters. Fields that other extensions fill stay empty in these instances. When a run is stopped from outside the body, by a
 * deadlock for instance, {@code @AfterEach} methods do not run.
 *
 * <p>Below the method, JUnit shows one node for each seed of the regression corpus, which are run first, then one for all seeds together; if one of
 * these fails, a node of its own follows, by which it can be run alone. The corpus is the resource {@code seeds/<class>.<method>}, with the class's
 * binary name: a seed a line, or the name of a replay file beside it, then perhaps {@code #} and a comment. A failing seed joins it with {@code -Dmarionette.corpus=add}.
 *
 * <p>{@link dev.marionette.sim.run.RunSettings} say which seeds to run in the place of these. The seeds of one method run on several threads, so
 * methods of one class do not run at the same time even in JUnit's parallel mode. A time limit of JUnit is one for all seeds together.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@SuppressWarnings("exports") // JUnit makes the extension; nobody else needs it.
@ExtendWith(SimulationTestExtension.class)
public @interface SimulationTest {

    /** How many seeds are run, at least 1. */
    long seeds() default 100;

    /** The first of them; the others follow it. */
    long firstSeed() default 0xC0FFEE;

    /** Which faults happen by chance, in the place of a profile that the test applies itself. */
    FaultProfile profile() default FaultProfile.OF_TEST;

    /**
     * What must have come about in at least one seed, for otherwise the test shows nothing about it: faults such as {@code disk.torn_write}, and
     * what the test counts with {@link dev.marionette.sim.World#reached}. Where fewer seeds are asked for from outside, nothing is required.
     */
    String[] requireReached() default {};

    /** How many worlds run at the same time; 0 is one for each processor. What is found does not depend on it. */
    int jobs() default 0;

    /**
     * The name of a static field of the test class, or of a static method without parameters, with the
     * {@link dev.marionette.sim.SimulationOptions} of an injected simulation. By default it is one quiet node.
     */
    String simulation() default "";

    /**
     * The name of a static field of the test class, or of a static method without parameters, with the {@link dev.marionette.sim.run.RunOptions}:
     * budgets, the tick, and a profile that is none of the usual ones.
     */
    String run() default "";
}
