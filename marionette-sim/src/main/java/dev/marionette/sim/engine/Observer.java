package dev.marionette.sim.engine;

/** Looks at a world after every event and before every move of its clock; must not wait. */
public interface Observer {

    /** Looks at nothing. */
    Observer NONE = new Observer() {
        @Override
        public void afterEvent() {}

        @Override
        public void beforeTimeMoves() {}
    };

    /** An event fired, a task's step ended, or an operation of the running task took effect. */
    void afterEvent();

    /** Nothing can run at this instant any more. */
    void beforeTimeMoves();
}
