package dev.marionette.launcher;

import dev.marionette.sim.run.Scenario;
import dev.marionette.sim.run.ScenarioProvider;
import dev.marionette.sim.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The scenarios that can be named on the command line. Immutable. */
final class Catalog {

    private final Map<String, Scenario<?>> byName;

    private Catalog(Map<String, Scenario<?>> byName) {
        this.byName = byName;
    }

    /**
     * The scenarios in this order.
     *
     * @throws IllegalStateException if two have the same name
     */
    static Catalog of(List<Scenario<?>> scenarios) {
        Map<String, Scenario<?>> byName = new LinkedHashMap<>();
        for (Scenario<?> scenario : scenarios) {
            if (byName.put(scenario.name(), scenario) != null) {
                throw new IllegalStateException("two scenarios on the class path are named '" + scenario.name() + "'");
            }
        }
        return new Catalog(byName);
    }

    /** All that providers on the class path offer, in the order of the class path. */
    static Catalog ofClassPath() {
        List<Scenario<?>> scenarios = new ArrayList<>();
        for (ScenarioProvider provider : ServiceLoader.load(ScenarioProvider.class)) {
            scenarios.addAll(provider.scenarios());
        }
        return of(scenarios);
    }

    List<Scenario<?>> scenarios() {
        return List.copyOf(byName.values());
    }

    /**
     * The scenario with this name.
     *
     * @throws UsageException if there is none; it names the nearest ones
     */
    Scenario<?> find(String name) {
        Scenario<?> found = byName.get(name);
        if (found == null) {
            throw new UsageException("unknown scenario '" + name + "'; " + remedy(name));
        }
        return found;
    }

    private String remedy(String name) {
        if (byName.isEmpty()) {
            return "there is none on the class path";
        }
        List<String> nearest = Nearest.to(name, byName.keySet());
        return nearest.isEmpty()
                ? "there are " + String.join(", ", byName.keySet())
                : "did you mean " + String.join(" or ", nearest) + "? './marionette list' shows all " + byName.size();
    }
}
