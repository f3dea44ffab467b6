package dev.marionette.sim.engine;

/** Decides which of several runnable tasks takes the next step. */
public sealed interface Picker {

    /**
     * The number of the chosen task, counted from the one that has been runnable longest.
     *
     * @param candidates how many there are, at least 2
     */
    int pick(int candidates);

    /** Each runnable task is equally likely. */
    record RandomWalk(Prng random) implements Picker {
        @Override
        public int pick(int candidates) {
            return (int) random.below(candidates);
        }
    }

    /** The task that has been runnable longest. */
    record Fifo() implements Picker {
        @Override
        public int pick(int candidates) {
            return 0;
        }
    }
}
