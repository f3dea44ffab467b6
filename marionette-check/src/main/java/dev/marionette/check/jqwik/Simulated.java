package dev.marionette.check.jqwik;

import dev.marionette.api.Seed;
import dev.marionette.check.plan.FaultPlan;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Marks a jqwik property, or a class of them, that runs simulations: jqwik then generates and shrinks seeds, workloads and fault plans.
 *
 * {@snippet :
 * @Property(tries = 200, shrinking = ShrinkingMode.FULL)
 * @Simulated
 * void anyWorkloadSurvivesAnyCrash(
 *         @ForAll Seed seed,
 *         @ForAll List<KvOperation> workload,
 *         @ForAll @Faults(operations = 20, only = Fault.Crash.class) FaultPlan plan) {
 *     SimulatedTry.run(seed, world -> KvWorld.run(world, workload, plan));
 * }
 * }
 *
 * <p>It stands for the domain {@link MarionetteDomain}, and for the way in which a failure is told: its message has the parameters as Java code
 * to be pasted into a test, and while jqwik shrinks, only the same failure counts, that is the same kind of finding, check and exception. A
 * sample that fails in another way does not stand for the first one.
 *
 * <p>What jqwik generates follows from the seed of the property alone, and what happens in a world from its {@link Seed}; so the same jqwik seed
 * finds the same sample again, as long as shrinking has no time limit ({@link net.jqwik.api.ShrinkingMode#FULL}).
 *
 * @see Faults for what a {@link FaultPlan} may contain
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Domain(MarionetteDomain.class)
@AddLifecycleHook(SampleInMessage.class)
public @interface Simulated {}
