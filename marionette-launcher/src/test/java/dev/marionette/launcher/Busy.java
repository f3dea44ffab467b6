package dev.marionette.launcher;

import dev.marionette.api.Field;
import dev.marionette.api.Hook;
import dev.marionette.api.Rate;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;

/** Draws, records, counts and lets time pass. */
final class Busy {

    private static final Hook HICCUP = Hook.of("sample.hiccup");

    private final World world;
    private final Simulation simulation;

    Busy(World world) {
        this.world = world;
        simulation = world.simulate(SimulationOptions.defaults());
        world.mayReach("operation.sneeze");
    }

    void work() {
        for (int i = 0; i < 200; i++) {
            simulation.control().tick();
            long drawn = simulation.env().random().nextLong(1_000);
            boolean hiccup = simulation.env().buggify(HICCUP, Rate.oneIn(10));
            world.reached("operation.draw");
            world.reached(hiccup ? "outcome.hiccup" : "outcome.ok");
            simulation
                    .env()
                    .recorder()
                    .record("sample.drawn", Field.of("value", drawn), Field.of("hiccup", hiccup ? "yes" : "no"));
        }
        world.reached("sample.worked");
    }
}
