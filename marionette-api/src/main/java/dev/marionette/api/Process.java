package dev.marionette.api;

/**
 * A program that runs on one node: the unit that crashes and restarts.
 *
 * <p>A new object is made at every boot, so nothing but the node's disk survives a crash. When {@link #run} returns, the process has ended,
 * and its threads end with it, as those of a {@code main} that started only daemons.
 *
 * {@snippet :
 * final class Replica implements Process {
 *     private final Endpoint<Message> endpoint;
 *     ...
 *     public void run(Env env) throws Exception {
 *         Log log = Log.recover(env.io());
 *         while (true) {
 *             answer(endpoint.receive(), log);
 *         }
 *     }
 * }
 * }
 */
@FunctionalInterface
public interface Process {

    /**
     * Runs the program to its end.
     *
     * <p>A request to stop arrives as an interrupt; an {@link InterruptedException} that leaves this method is a normal end.
     *
     * @throws Exception if the program fails
     */
    void run(Env env) throws Exception;
}
