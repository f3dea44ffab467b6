package dev.marionette.sim.run;

/** At which moments of a run an invariant is looked at. */
public sealed interface When {

    /** After every event: a timer, an operation that took effect, a step of a task. */
    static When everyEvent() {
        return new EveryNth(1);
    }

    /**
     * After every {@code n}th event.
     *
     * @param n at least 1
     */
    static When everyNth(int n) {
        return new EveryNth(n);
    }

    /** Whenever nothing can run any more at an instant, just before time moves on. */
    static When onQuiescence() {
        return new OnQuiescence();
    }

    /**
     * After every nth event.
     *
     * @param n at least 1
     */
    record EveryNth(int n) implements When {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException if {@code n} is below 1
         */
        public EveryNth {
            if (n < 1) {
                throw new IllegalArgumentException("every nth event needs n of at least 1, not " + n);
            }
        }
    }

    /** Before time moves on. */
    record OnQuiescence() implements When {}
}
