package dev.marionette.sim.explore;

import dev.marionette.api.Seed;
import java.util.List;

/**
 * How an exploration is done.
 *
 * @param samples how many images a class may have at one position before it is sampled
 */
record CrashOptions(List<CrashFault> faults, Seed seed, int samples, int jobs, long operationBudget, String replay) {

    static final CrashOptions DEFAULTS = new CrashOptions(List.of(CrashFault.values()), Seed.of(1), 16, 1, 100_000, "");
}
