package dev.marionette.examples.kv;

import dev.marionette.api.Rate;
import dev.marionette.api.Seed;
import dev.marionette.check.jqwik.Faults;
import dev.marionette.check.jqwik.PlantedBug;
import dev.marionette.check.jqwik.Simulated;
import dev.marionette.check.jqwik.SimulatedTry;
import dev.marionette.check.plan.Fault;
import dev.marionette.check.plan.FaultPlan;
import dev.marionette.check.plan.RunningPlan;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Any workload survives any crash. */
@Simulated
final class KvSurvivalProperties {

    private static final DiskFaults LOSES_WHAT_WAS_NOT_FORCED =
            DiskFaults.none().lostWrite(Rate.ALWAYS).lostEntry(Rate.ALWAYS).lostRename(Rate.ALWAYS);

    @Property(tries = 200, shrinking = ShrinkingMode.FULL)
    void anyWorkloadSurvivesAnyCrash(
            @ForAll Seed seed,
            @ForAll List<KvOperation> workload,
            @ForAll @Faults(operations = 20, withinMillis = 40, only = Fault.Crash.class) FaultPlan plan) {
        SimulatedTry.run(seed, world -> survive(world, workload, plan, Durability.COMPLETE));
    }

    @Property(tries = 200, seed = "1", shrinking = ShrinkingMode.FULL)
    @PlantedBug("""
            Seed seed = Seed.of(0x0);
            List<KvOperation> workload = List.of(new KvOperation.Put(0, 1, Sync.FORCE));
            FaultPlan plan = FaultPlan.of(FaultEvent.afterOperations(1, new Fault.Crash(NodeId.of(0), Duration.ZERO)));
            """)
    void aStoreThatAcknowledgesBeforeTheForceIsFound(
            @ForAll Seed seed,
            @ForAll List<KvOperation> workload,
            @ForAll @Faults(operations = 20, withinMillis = 40, only = Fault.Crash.class) FaultPlan plan) {
        SimulatedTry.run(seed, world -> survive(world, workload, plan, new PlantedBugs.AcknowledgesBeforeForce()));
    }

    private static void survive(World world, List<KvOperation> workload, FaultPlan plan, Durability durability)
            throws IOException {
        Simulation sim = world.simulate(SimulationOptions.defaults());
        LogFiles files = LogFiles.in(sim.env().io().root(), durability);
        Witness witness = new Witness(sim.env(), files, KvOptions.EXPLICIT); // remembers what the store promised
        witness.open();
        sim.control().disk().faults(LOSES_WHAT_WAS_NOT_FORCED);
        RunningPlan faults = plan.within(workload.size()).start(sim);
        for (KvOperation operation : workload) {
            try {
                apply(operation, witness);
            } catch (IOException powerFailed) {
                recover(sim, witness);
            }
            faults.operationDone();
        }
        faults.end();
        witness.openAfterPowerLoss();
        witness.everyPromiseWasKept();
    }

    private static void apply(KvOperation operation, Witness witness) throws IOException {
        switch (operation) {
            case KvOperation.Put(long key, long value, Sync sync) ->
                witness.write(List.of(new Change.Put(key, value)), sync);
            case KvOperation.Delete(long key, Sync sync) -> witness.write(List.of(new Change.Delete(key)), sync);
            case KvOperation.Compact compact -> witness.compact();
            case KvOperation.Reopen reopen -> {
                witness.close();
                witness.open();
            }
        }
    }

    /** The power may fail again while the store recovers. */
    private static void recover(Simulation sim, Witness witness) {
        while (true) {
            while (sim.control().disk().isDown()) {
                sim.control().tick();
            }
            try {
                witness.openAfterPowerLoss();
                return;
            } catch (IOException powerFailedAgain) {
                sim.control().tick();
            }
        }
    }
}
