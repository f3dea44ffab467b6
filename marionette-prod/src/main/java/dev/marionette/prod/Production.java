package dev.marionette.prod;

import dev.marionette.api.Env;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * The real machine as one process sees it: the composition root of a program's {@code main}.
 *
 * {@snippet :
 * try (Production production = Production.open(Path.of("data"))) {
 *     serve(production.env());
 * }
 * }
 *
 * <p>Time is the system clock, randomness is seeded from the host's entropy, threads are virtual, files live in a directory of the host.
 * Nothing here is deterministic; the simulation hands out the same {@link Env} over a machine that is.
 *
 * <p>Safe for use by any thread.
 */
public final class Production implements AutoCloseable {

    private final ProductionOptions options;
    private final HostThreads threads;
    private final Env env;

    private Production(ProductionOptions options, Path root) {
        this.options = options;
        threads = new HostThreads("node-" + options.node() + "-");
        env = new HostEnv(
                options.node(),
                new HostIo(root, threads),
                new RealDisk(root, options.sectorSize()),
                options.recorder());
    }

    /**
     * Opens the machine with default options.
     *
     * @param rootDirectory created, with its parents, where there is none
     * @throws NotDirectoryException if something else has this name
     * @throws IOException if the directory cannot be made
     */
    public static Production open(Path rootDirectory) throws IOException {
        return open(ProductionOptions.at(rootDirectory));
    }

    /**
     * Opens the machine.
     *
     * @throws NotDirectoryException if the root exists and is not a directory
     * @throws IOException if the root directory cannot be made
     */
    public static Production open(ProductionOptions options) throws IOException {
        Path root = options.rootDirectory().toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new NotDirectoryException(root.toString());
        }
        Files.createDirectories(root);
        return new Production(options, root);
    }

    /** What the program's code may see of the machine. */
    public Env env() {
        return env;
    }

    /**
     * Ends what runs on the machine: from now on no thread is started and no task taken; tasks that wait for their time are cancelled;
     * threads of {@link dev.marionette.api.Io#threads()}, and so all running tasks, are interrupted; then it waits until they have ended. A
     * second call finds nothing to do.
     *
     * <p>Called from one of those threads, it does not wait for that one. An interrupt of the caller does not cut the wait short; it is
     * still set when this method returns. Channels that the program opened itself stay open: closing them is its own task.
     *
     * @throws IllegalStateException if threads still run when {@link ProductionOptions#closeLimit()} has passed; each is a suppressed
     *     exception with the place where it stands
     */
    @Override
    public void close() {
        threads.stop(options.closeLimit());
    }
}
