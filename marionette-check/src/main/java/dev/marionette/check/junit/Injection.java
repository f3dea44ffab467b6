package dev.marionette.check.junit;

import dev.marionette.api.Seed;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What one attempt hands to the parameters of a test: its world, and what is made in it when it is first asked for. */
final class Injection {

    /** The one of the attempt that this task is part of. */
    static final ScopedValue<Injection> CURRENT = ScopedValue.newInstance();

    private final World world;
    private final SimulationOptions options;
    private final List<Object> harnesses = new ArrayList<>();
    private @Nullable Simulation simulation;

    Injection(World world, SimulationOptions options) {
        this.world = world;
        this.options = options;
    }

    /** Whether a parameter of this type can be had. */
    static boolean supports(Class<?> type) {
        return type == World.class || type == Simulation.class || type == Seed.class || isHarness(type);
    }

    private static boolean isHarness(Class<?> type) {
        return !ModifierSupport.isAbstract(type) && (takes(type, World.class) || takes(type, Simulation.class));
    }

    private static boolean takes(Class<?> type, Class<?> parameter) {
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(made -> Arrays.equals(made.getParameterTypes(), new Class<?>[] {parameter}));
    }

    /** The value of this type; the same one whenever the attempt asks. */
    Object get(Class<?> type) {
        if (type == World.class) {
            return world;
        }
        if (type == Seed.class) {
            return world.seed();
        }
        return type == Simulation.class ? simulation() : harness(type);
    }

    private Simulation simulation() {
        Simulation made = simulation;
        if (made == null) {
            made = world.simulate(options);
            simulation = made;
        }
        return made;
    }

    private Object harness(Class<?> type) {
        for (Object harness : harnesses) {
            if (harness.getClass() == type) {
                return harness;
            }
        }
        Object made = ReflectionSupport.newInstance(type, takes(type, World.class) ? world : simulation());
        harnesses.add(made);
        return made;
    }
}
