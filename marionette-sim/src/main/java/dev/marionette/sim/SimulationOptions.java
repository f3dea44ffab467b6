package dev.marionette.sim;

import dev.marionette.api.Rate;
import dev.marionette.sim.disk.DiskOptions;
import java.util.function.UnaryOperator;

/**
 * The simulated machine a test wants. Immutable; safe for use by any thread.
 *
 * @param buggifyActivation in which part of all seeds a buggify hook is active
 * @param diskOptions what the node's disk is like
 */
public record SimulationOptions(Rate buggifyActivation, DiskOptions diskOptions) {

    private static final SimulationOptions DEFAULTS = new SimulationOptions(Rate.oneIn(2), DiskOptions.defaults());

    /** One quiet node; hooks are active in half of all seeds. */
    public static SimulationOptions defaults() {
        return DEFAULTS;
    }

    /** One quiet node with a disk other than the default one: {@code disk(d -> d.sectorSize(4_096))}. */
    public static SimulationOptions disk(UnaryOperator<DiskOptions> change) {
        return DEFAULTS.withDisk(change);
    }

    /** The same with another share of seeds in which a buggify hook is active. */
    public SimulationOptions withBuggifyActivation(Rate activation) {
        return new SimulationOptions(activation, diskOptions);
    }

    /** The same with another disk. */
    public SimulationOptions withDisk(UnaryOperator<DiskOptions> change) {
        return new SimulationOptions(buggifyActivation, change.apply(diskOptions));
    }
}
