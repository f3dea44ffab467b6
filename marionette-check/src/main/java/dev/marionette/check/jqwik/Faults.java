package dev.marionette.check.jqwik;

import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.sim.disk.DiskFault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says for a parameter of type {@link FaultPlan} what the simulation has and what may go wrong in it. The number of faults is jqwik's
 * {@code @Size}, up to 4 without it.
 *
 * {@snippet :
 * @ForAll @Size(max = 3) @Faults(nodes = 5, services = {0, 1, 2}, withinMillis = 300) FaultPlan plan
 * }
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
public @interface Faults {

    /** How many nodes the simulation has, from 1 to 16; with one of them nothing happens to the network. */
    int nodes() default 1;

    /** The nodes whose power, processes, disks and clocks may suffer; all if none is named. The network suffers between all nodes. */
    int[] services() default {};

    /** The kinds of fault; every kind that the simulation has the means for if none is named. */
    Class<? extends Fault>[] only() default {};

    /** What {@link Fault.DiskTrouble} may be; by default what a loss of power may do to what was not forced. */
    DiskFault[] disk() default {
        DiskFault.LOST_WRITE,
        DiskFault.EARLY_WRITE_BACK,
        DiskFault.TORN_WRITE,
        DiskFault.REORDERED_WRITE,
        DiskFault.LOST_ENTRY,
        DiskFault.LOST_RENAME
    };

    /** Until when in simulated time faults begin, in milliseconds from the start of the plan; zero if they follow operations alone. */
    long withinMillis() default 500;

    /**
     * After how many operations at most faults begin; zero if they follow time alone. With both, each fault has a moment of either sort. The test
     * reports operations with {@link dev.marionette.check.plan.RunningPlan#operationDone()}.
     */
    int operations() default 0;

    /** How long a fault goes on at most, in milliseconds. */
    long longestMillis() default 200;
}
