package dev.marionette.sim.engine;

/** Decides which of several runnable tasks takes the next step. */
public sealed interface Picker {

    /**
     * The number of the chosen task, counted from the one that has been runnable longest.
     *
     * @param ready the tasks that can run, at least 2
     */
    int pick(ReadyQueue ready);

    /** Each runnable task is equally likely. */
    record RandomWalk(Prng random) implements Picker {
        @Override
        public int pick(ReadyQueue ready) {
            return (int) random.below(ready.size());
        }
    }

    /** The task that has been runnable longest. */
    record Fifo() implements Picker {
        @Override
        public int pick(ReadyQueue ready) {
            return 0;
        }
    }

    /** As a plan says, or as another picker does, with a record of it. */
    record Guided(Picker usual, GuidedChoices choices) implements Picker {
        @Override
        public int pick(ReadyQueue ready) {
            return choices.pick(ready, usual);
        }
    }
}
