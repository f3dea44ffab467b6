package dev.marionette.check.plan;

import dev.marionette.api.net.UnknownNodeException;
import dev.marionette.sim.Simulation;
import java.util.List;

/**
 * What goes wrong in a run, and when: a list of faults, each for a while, written by hand or generated.
 *
 * {@snippet :
 * FaultPlan plan = FaultPlan.of(
 *         FaultEvent.after(Duration.ofMillis(20), new Fault.Partition(List.of(NodeId.of(0)), Duration.ofMillis(100))),
 *         FaultEvent.afterOperations(3, new Fault.Crash(NodeId.of(1), Duration.ofMillis(5))));
 * RunningPlan faults = plan.within(workload.size()).start(sim);
 * for (KvOperation operation : workload) {
 *     operation.applyTo(store);
 *     faults.operationDone();
 * }
 * faults.end();
 * }
 *
 * <p>A plan decides what a profile or attrition leaves to chance, so it can be made smaller fault by fault. Immutable and safe for use by any
 * thread.
 *
 * @param events the faults, in any order; of two at the same moment the first one in the list begins first
 */
public record FaultPlan(List<FaultEvent> events) {

    private static final FaultPlan NONE = new FaultPlan(List.of());

    /** Takes an immutable copy. */
    public FaultPlan {
        events = List.copyOf(events);
    }

    /** Nothing goes wrong. */
    public static FaultPlan none() {
        return NONE;
    }

    /** These faults. */
    public static FaultPlan of(FaultEvent... events) {
        return new FaultPlan(List.of(events));
    }

    /**
     * The same for a workload of so many operations: what would come after more of them comes after the last one. A plan then keeps its faults
     * while the workload is made smaller.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public FaultPlan within(int operations) {
        return new FaultPlan(events.stream()
                .map(event -> event.when() instanceof FaultEvent.AfterOperations(int count) && count > operations
                        ? FaultEvent.afterOperations(operations, event.what())
                        : event)
                .toList());
    }

    /**
     * Carries the plan out in a simulation from now on; what is due after no operation and no time begins before this returns. Called by the
     * test itself, once it has declared the machines, not by a program on one of them, since that program may be what crashes.
     *
     * <p>What needs time, or many nodes, is carried out by tasks of the test, so that no crash takes them along; a plan of faults of no length
     * after operations, on a single machine without a process, needs none. Each step is in the trace, as {@code plan.begins},
     * {@code plan.ends} or {@code plan.skips}.
     *
     * @throws UnknownNodeException if a fault is about a node that the simulation does not have
     * @throws IllegalArgumentException if a side of a partition has all nodes
     */
    public RunningPlan start(Simulation sim) {
        Strikes.requireFits(this, sim);
        RunningPlan running = new RunningPlan(this, sim);
        running.begin();
        return running;
    }
}
