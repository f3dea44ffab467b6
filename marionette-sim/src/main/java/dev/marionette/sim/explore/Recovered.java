package dev.marionette.sim.explore;

/**
 * An application that has recovered from a crash image, as a {@link CrashExplorer} sees it.
 *
 * <p>Thread rule: used by the one worker that opened it.
 *
 * @param <S> the state, of the same type as the model's snapshots
 */
public interface Recovered<S> extends AutoCloseable {

    /**
     * Reads the whole state, in every way the application offers.
     *
     * @throws Exception if it cannot be read, or two ways of reading disagree
     */
    S state() throws Exception;

    /**
     * Ends the application cleanly, with all it promises of a clean end.
     *
     * @throws Exception if that fails
     */
    @Override
    void close() throws Exception;
}
