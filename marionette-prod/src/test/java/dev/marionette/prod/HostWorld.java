package dev.marionette.prod;

import dev.marionette.api.contract.Contract;
import java.nio.file.Path;

/** Runs the body of a contract on the real machine. */
final class HostWorld {

    private HostWorld() {}

    /** The root is a directory of its own, so that the body finds it empty. */
    static void run(Path directory, Contract.Body body) throws Exception {
        try (Production production = Production.open(directory.resolve("root"))) {
            body.run(production.env());
        }
    }
}
