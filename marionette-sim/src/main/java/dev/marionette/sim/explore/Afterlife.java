package dev.marionette.sim.explore;

/**
 * What an application goes on to do after its recovery: a few more writes. The explorer then ends it cleanly, opens it again, and expects
 * the state that this returned.
 *
 * @param <S> the state
 * @param <R> the recovered application
 */
@FunctionalInterface
public interface Afterlife<S, R> {

    /**
     * Goes on.
     *
     * @param state what the application recovered
     * @return what it must show after a clean end
     * @throws Exception if the application fails; that is a finding
     */
    S goOn(R recovered, S state) throws Exception;
}
