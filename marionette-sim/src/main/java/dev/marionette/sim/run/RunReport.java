package dev.marionette.sim.run;

import dev.marionette.api.Seed;
import dev.marionette.sim.trace.Trace;

/** What became of one seed of a scenario, run twice and compared. Immutable; safe for use by any thread. */
public sealed interface RunReport {

    /** The scenario's name. */
    String scenario();

    /** The seed. */
    Seed seed();

    /** The trace of the first run. */
    Trace trace();

    /** What the first run amounted to. */
    RunStatistics statistics();

    /**
     * Both runs ended well, with the same trace.
     *
     * @param scenario the scenario's name
     * @param seed the seed
     * @param trace the trace of both runs
     * @param statistics what the run amounted to
     */
    record Passed(String scenario, Seed seed, Trace trace, RunStatistics statistics) implements RunReport {}

    /**
     * A finding.
     *
     * @param failure what was found
     */
    record Failed(RunFailure failure) implements RunReport {

        @Override
        public String scenario() {
            return failure.scenario();
        }

        @Override
        public Seed seed() {
            return failure.seed();
        }

        @Override
        public Trace trace() {
            return failure.trace();
        }

        @Override
        public RunStatistics statistics() {
            return failure.statistics();
        }
    }
}
