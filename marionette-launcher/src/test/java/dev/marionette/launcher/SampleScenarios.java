package dev.marionette.launcher;

import dev.marionette.api.Field;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tiny scenarios, one for each way a run can end. */
public final class SampleScenarios implements ScenarioProvider {

    private static final AtomicLong RUNS_OF_THIS_JVM = new AtomicLong();

    /** Its trace has nothing but the runner's own events, so that golden files change only with the runner. */
    static final Scenario<World> STEADY = Scenario.named("sample-steady", world -> world)
            .about("does nothing and passes")
            .tagged("sample")
            .attribute(Field.of("size", 3))
            .check("nothing happened", world -> {});

    static final Scenario<World> PLANTED = Scenario.named("sample-planted", world -> world)
            .about("fails for one seed in ten")
            .plantedBug()
            .check("the number is not 7", world -> {
                if (world.workload().nextInt(10) == 7) {
                    throw new AssertionError("the number is 7\nand should be another");
                }
            });

    static final Scenario<Busy> BUSY = Scenario.named("sample-busy", Busy::new)
            .about("draws, records and lets time pass")
            .run(Busy::work);

    static final Scenario<World> DRIFTING = Scenario.named("sample-drifting", world -> world)
            .about("is another one at each run")
            .plantedBug()
            .run(world -> world.simulate(SimulationOptions.defaults())
                    .env()
                    .recorder()
                    .record("sample.run", Field.of("number", RUNS_OF_THIS_JVM.incrementAndGet())));

    static final Scenario<World> ANNOUNCING = Scenario.named("sample-announcing", world -> {
                if (RUNS_OF_THIS_JVM.incrementAndGet() == 1_000) {
                    System.err.println("a thousand runs");
                }
                return world;
            })
            .about("tells the test when it has run for a while");

    /** For the launcher. */
    public SampleScenarios() {}

    @Override
    public List<Scenario<?>> scenarios() {
        return List.of(STEADY, PLANTED, BUSY, DRIFTING, ANNOUNCING);
    }

    static Catalog catalog() {
        return Catalog.of(new SampleScenarios().scenarios());
    }
}
