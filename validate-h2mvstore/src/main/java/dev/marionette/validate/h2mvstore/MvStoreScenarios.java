package dev.marionette.validate.h2mvstore;

import static dev.marionette.sim.explore.CrashFault.KILL_INSIDE_WRITE;
import static dev.marionette.sim.explore.CrashFault.POWER_LOSS_PREFIX;
import static dev.marionette.sim.explore.CrashFault.POWER_LOSS_SUBSET;
import static dev.marionette.sim.explore.CrashFault.PROCESS_KILL;
import static dev.marionette.sim.explore.CrashFault.TORN_LAST_WRITE_4096;

import dev.marionette.sim.explore.CrashFault;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import java.util.List;

/**
 * The scenarios of this validation: what the pinned version survives, what it does not, and the control.
 *
 * <p>Those that find something are declared as planted bugs: finding it is the expected outcome.
 */
public final class MvStoreScenarios implements ScenarioProvider {

    private static final Workload.Plan APPENDING = new Workload.Plan(20, Workload.Story.APPENDING);
    private static final Workload.Plan REUSING = new Workload.Plan(30, Workload.Story.REUSING);
    private static final Workload.Plan EVERYTHING = new Workload.Plan(30, Workload.Story.EVERYTHING);
    private static final int SAMPLES = 8;

    private final MvStoreEngine pinned = MvStoreEngine.of(MvStoreEngine.PINNED);
    private final MvStoreEngine control = MvStoreEngine.of(MvStoreEngine.CONTROL);

    /** Made by the launcher through {@link java.util.ServiceLoader}. */
    public MvStoreScenarios() {}

    @Override
    public List<Scenario<?>> scenarios() {
        return List.of(crashes(), killAfterOpen(), killWhileReusing(), reorderedWrites(), tornChunk(), rollback());
    }

    /** What the pinned version survives. */
    public Scenario<?> crashes() {
        return scenario("h2-mvstore-crashes", pinned, APPENDING, PROCESS_KILL, KILL_INSIDE_WRITE, POWER_LOSS_PREFIX)
                .about(
                        "H2 MVStore 2.4.240, unmodified, crashed at every operation while it appends: kills, and power loss in order");
    }

    /** Process kills among roll-backs, compactions and clean closes; found with seed 7. */
    public Scenario<?> killAfterOpen() {
        return scenario("h2-mvstore-2.4.240-kill-after-open", pinned, EVERYTHING, PROCESS_KILL)
                .about(
                        "finding: killed inside the first commit after a clean open or a roll-back, 2.4.240 shows an early version")
                .plantedBug();
    }

    /** Process kills among commits that reuse space; found with seed 14. */
    public Scenario<?> killWhileReusing() {
        return scenario("h2-mvstore-2.4.240-kill-while-reusing", pinned, REUSING, PROCESS_KILL)
                .about(
                        "finding: killed while it reuses space, 2.4.240 recovers, and rolls back at the clean close after")
                .plantedBug();
    }

    /** Unforced writes that land out of order. */
    public Scenario<?> reorderedWrites() {
        return scenario("h2-mvstore-2.4.240-reordered", pinned, APPENDING, POWER_LOSS_SUBSET)
                .about(
                        "finding: 2.4.240 recovers from unforced writes out of order, and rolls back at the clean close after")
                .plantedBug();
    }

    /** A chunk of which inner blocks are missing. */
    public Scenario<?> tornChunk() {
        return scenario("h2-mvstore-2.4.240-torn", pinned, APPENDING, TORN_LAST_WRITE_4096)
                .about(
                        "finding: 2.4.240 believes an unforced chunk of which only the first and the last block are there")
                .plantedBug();
    }

    /** The control. */
    public Scenario<?> rollback() {
        return scenario("h2-mvstore-2.2.224-rollback", control, APPENDING, PROCESS_KILL)
                .about("control: 2.2.224 is killed, opened, written, closed cleanly, and rolls back (H2 issue 2752)")
                .plantedBug();
    }

    private static Scenario<CrashedStore> scenario(
            String name, MvStoreEngine engine, Workload.Plan plan, CrashFault... faults) {
        CrashedStore.Setup setup = new CrashedStore.Setup(engine, plan, List.of(faults), SAMPLES);
        return Scenario.named(name, world -> new CrashedStore(world, name, setup))
                .run(CrashedStore::playAndCrash)
                .check("every promise is kept", CrashedStore::everyPromiseIsKept);
    }
}
