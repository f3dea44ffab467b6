package dev.marionette.check.jqwik;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Marks a property of a program in which a bug was planted: it passes if jqwik finds a failing sample and shrinks it to this one, and fails if it
 * finds none or another. So a property shows that it can fail.
 *
 * {@snippet :
 * @Property(seed = "1", shrinking = ShrinkingMode.FULL)
 * @Simulated
 * @PlantedBug("""
 *         Seed seed = Seed.of(0x0);
 *         List<KvOperation> workload = List.of(new KvOperation.Put(0, 0, Sync.FORCE));
 *         FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.Crash(NodeId.of(0), Duration.ZERO)));
 *         """)
 * void aStoreThatNeverForcesIsFound(...)
 * }
 *
 * <p>Which sample is found first depends on jqwik's seed, so a property that names its sample names that seed too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@AddLifecycleHook(FindsPlantedBug.class)
public @interface PlantedBug {

    /** The shrunk sample as the message of the failure shows it, in any indentation; empty if any sample will do. */
    String value() default "";
}
