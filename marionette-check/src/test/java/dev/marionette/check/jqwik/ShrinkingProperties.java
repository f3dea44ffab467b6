package dev.marionette.check.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.api.Seed;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultEvent;
import dev.marionette.check.plan.FaultPlan;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What shrinks to what; each property fails on purpose, and names the smallest sample that does. */
@Simulated
final class ShrinkingProperties {

    @Property(seed = "5", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x4);
            """)
    void aSeedShrinksToASmallOne(@ForAll Seed seed) {
        SimulatedTry.run(seed, world -> assertThat(world.seed().value() & 4).isZero());
    }

    @Property(seed = "5", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<NoteOperation> workload = List.of(
                new NoteOperation.Erase(1),
                new NoteOperation.Write(2, 5),
                new NoteOperation.Look());
            """)
    void whatLiesBetweenTheOperationsThatMatterGoesToo(@ForAll Seed seed, @ForAll List<NoteOperation> workload) {
        SimulatedTry.run(seed, world -> {
            int erase = workload.indexOf(new NoteOperation.Erase(1));
            int write = firstWriteOfFiveOrMore(workload);
            int look = workload.lastIndexOf(new NoteOperation.Look());
            assertThat(erase >= 0 && erase < write && write < look).isFalse();
        });
    }

    private static int firstWriteOfFiveOrMore(List<NoteOperation> workload) {
        for (int i = 0; i < workload.size(); i++) {
            if (workload.get(i) instanceof NoteOperation.Write(int note, int text) && note == 2 && text >= 5) {
                return i;
            }
        }
        return -1;
    }

    @Property(seed = "6", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<NoteOperation> workload = List.of(new NoteOperation.Write(0, 1));
            FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.Crash(NodeId.of(1), Duration.ZERO)));
            """)
    void aFaultFollowsTheOperationItCameAfter(
            @ForAll Seed seed,
            @ForAll List<NoteOperation> workload,
            @ForAll @Faults(nodes = 3, operations = 20) FaultPlan plan) {
        SimulatedTry.run(seed, world -> {
            for (FaultEvent event : plan.within(workload.size()).events()) {
                boolean isCrash = event.what() instanceof Fault.Crash(var node, var length) && node.index() > 0;
                boolean isAfterWrite = event.when() instanceof FaultEvent.AfterOperations(int count)
                        && count > 0
                        && workload.get(count - 1) instanceof NoteOperation.Write;
                assertThat(isCrash && isAfterWrite).isFalse();
            }
        });
    }

    @Property(seed = "7", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            FaultPlan plan = FaultPlan.of(FaultEvent.after(Duration.ofMillis(20), new Fault.Crash(NodeId.of(0), Duration.ZERO)));
            """)
    void aMomentShrinksToTheEarliestMillisecond(
            @ForAll Seed seed, @ForAll @Faults(only = {Fault.Crash.class, Fault.Pause.class}) FaultPlan plan) {
        SimulatedTry.run(
                seed,
                world -> assertThat(plan.events())
                        .noneMatch(event ->
                                event.when() instanceof FaultEvent.After(var delay) && delay.toMillis() >= 20));
    }

    /** Any workload of two or more breaks the check; of five or more, another one. The first sample decides which of them is shrunk. */
    @Property(seed = "4", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<NoteOperation> workload = List.of(
                new NoteOperation.Write(0, 1),
                new NoteOperation.Write(0, 1),
                new NoteOperation.Write(0, 1),
                new NoteOperation.Write(0, 1),
                new NoteOperation.Write(0, 1));
            """)
    void shrinkingKeepsToTheFailureThatWasFound(@ForAll Seed seed, @ForAll List<NoteOperation> workload) {
        SimulatedTry.run(seed, world -> failBySize(workload.size()));
    }

    private static void failBySize(int size) {
        if (size >= 5) {
            throw new IllegalStateException("five or more");
        }
        assertThat(size).isLessThan(2);
    }
}
