package dev.marionette.sim;

/** Something that holds or does not. */
@FunctionalInterface
public interface Condition {

    /**
     * Looks; may use the program under test, and wait for it.
     *
     * @throws Exception if it cannot be told, which ends the run as a scenario error
     */
    boolean holds() throws Exception;
}
