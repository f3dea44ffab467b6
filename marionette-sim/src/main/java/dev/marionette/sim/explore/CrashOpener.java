package dev.marionette.sim.explore;

/**
 * Opens an application on a crash image: its recovery.
 *
 * <p>Thread rule: each worker of an exploration has an opener of its own.
 *
 * @param <R> the recovered application
 */
@FunctionalInterface
public interface CrashOpener<R> {

    /**
     * Recovers.
     *
     * @throws Exception if the application cannot; that is a finding
     */
    R open(CrashImage image) throws Exception;
}
