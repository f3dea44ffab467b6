package dev.marionette.check.jqwik;

import dev.marionette.api.Seed;
import dev.marionette.check.plan.FaultPlan;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Workloads, plans and seeds together: the right store passes, the wrong one is found and shrunk to the bone. */
@Simulated
final class NoteStoreProperties {

    @Property(tries = 100)
    void everyNoteThatWasWrittenSurvivesEveryCrash(
            @ForAll Seed seed,
            @ForAll List<NoteOperation> workload,
            @ForAll @Faults(operations = 20, withinMillis = 0, longestMillis = 5) FaultPlan plan) {
        SimulatedTry.run(seed, world -> NoteStore.survive(world, workload, plan, true));
    }

    @Property(tries = 100, seed = "7", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<NoteOperation> workload = List.of(new NoteOperation.Write(0, 1));
            FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.Crash(NodeId.of(0), Duration.ZERO)));
            """)
    void aStoreThatDoesNotForceIsFound(
            @ForAll Seed seed,
            @ForAll List<NoteOperation> workload,
            @ForAll @Faults(operations = 20, withinMillis = 0) FaultPlan plan) {
        SimulatedTry.run(seed, world -> NoteStore.survive(world, workload, plan, false));
    }
}
