package dev.marionette.sim;

import dev.marionette.api.Rate;

/**
 * The simulated machine a test wants. Immutable; safe for use by any thread.
 *
 * @param buggifyActivation in which part of all seeds a buggify hook is active
 */
public record SimulationOptions(Rate buggifyActivation) {

    /** One quiet node; hooks are active in half of all seeds. */
    public static SimulationOptions defaults() {
        return new SimulationOptions(Rate.oneIn(2));
    }

    /** The same with another share of seeds in which a buggify hook is active. */
    public SimulationOptions withBuggifyActivation(Rate activation) {
        return new SimulationOptions(activation);
    }
}
