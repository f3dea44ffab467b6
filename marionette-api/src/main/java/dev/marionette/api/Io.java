package dev.marionette.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/**
 * Files, time, randomness, threads and sockets of one node, as JDK interfaces.
 *
 * <p>Code that takes these instead of the host's statics runs unmodified on the real machine and in a simulated one. Blocking calls of
 * {@code java.util.concurrent} without a time limit work as they are on threads from {@link #threads()}; for every timed wait use
 * {@link #sleep}, {@link #timeout} or {@link #scheduler()}, since the JDK's own timed waits read the host's clock.
 *
 * <p>Thread rule: in production, safe for use by any thread; in a simulation, only by the tasks of its world.
 */
public interface Io {

    /**
     * The directory that belongs to this node, as an absolute path.
     *
     * <p>In a simulation it is all there is: no path leads out of it. In production it is a directory of the host, and {@code ..} or a
     * symbolic link leads out of it as out of any other; keep to names below it, and check names that come from outside.
     */
    Path root();

    /** Wall-clock time. It may jump, in production and, when a test asks for it, in a simulation. */
    InstantSource clock();

    /** Monotonic time in nanoseconds, from an arbitrary origin; only differences have a meaning. */
    long nanoTime();

    /** The same generator as {@link Env#random()}. */
    RandomGenerator random();

    /**
     * Waits for at least {@code duration}; zero or less only yields to other threads.
     *
     * @throws InterruptedException if the calling thread is interrupted before or during the wait
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * Runs {@code work} on a thread of its own and waits for it at most {@code limit}. When the limit passes first, that thread is
     * interrupted, and its outcome is unknown to the caller.
     *
     * @param limit more than zero
     * @return what {@code work} returned
     * @throws IllegalArgumentException if {@code limit} is zero or less
     * @throws TimeoutException if {@code limit} passed first
     * @throws InterruptedException if the calling thread is interrupted while it waits; {@code work} is then interrupted too
     * @throws Exception what {@code work} threw
     */
    <T> T timeout(Duration limit, Callable<T> work) throws Exception;

    /**
     * Makes the threads of this node: virtual threads in production and in a simulation, each with a name of its own once it runs. An
     * interrupt is the way to end one early.
     */
    ThreadFactory threads();

    /**
     * A new executor that runs each task on a new thread of {@link #threads()}, so a task that blocks holds up no other.
     *
     * <p>Each call gives another one: to shut it down, or to close it and so wait for its tasks, touches no other code. Nothing is lost when
     * it is never closed; its threads end with the node. Waits with a limit on it and on its futures follow this node's clock.
     *
     * {@snippet :
     * try (ExecutorService parts = io.executor()) {
     *     requests.forEach(request -> parts.submit(() -> answer(request)));
     * }
     * }
     */
    ExecutorService executor();

    /**
     * A new scheduler that runs tasks at times of this node's monotonic clock, each on a thread of {@link #threads()} of its own.
     *
     * <p>Each call gives another one, under the rules of {@link #executor()}. Once shut down, it still makes the single runs that were asked
     * for, and ends the repeated ones; {@code close} waits for them.
     */
    ScheduledExecutorService scheduler();

    /**
     * Makes the sockets with which this node connects to others, over TCP. Limits on connecting and reading follow this node's clock.
     *
     * <p>In a simulation there are only its nodes: node 2 is the host {@code node-2}, and {@code localhost} is the node itself. Other names
     * end in an {@link java.net.UnknownHostException}, other addresses in a {@link java.net.NoRouteToHostException}. Give names to the
     * factory, or wrap them with {@link java.net.InetSocketAddress#createUnresolved}; {@code new InetSocketAddress(name, port)} and
     * {@code InetAddress.getByName} ask the host's resolver.
     */
    SocketFactory sockets();

    /** Makes the sockets at which this node takes connections of others, over TCP; the counterpart of {@link #sockets()}. */
    ServerSocketFactory serverSockets();
}
