package dev.marionette.sim.run;

import java.util.List;

/**
 * Makes scenarios known to the launcher, which finds implementations through {@link java.util.ServiceLoader}.
 *
 * <p>An implementation is public with a public constructor without parameters, and is named in
 * {@code META-INF/services/dev.marionette.sim.run.ScenarioProvider}.
 */
public interface ScenarioProvider {

    /** The scenarios, in the order to be listed; their names are unique on the class path. */
    List<Scenario<?>> scenarios();
}
