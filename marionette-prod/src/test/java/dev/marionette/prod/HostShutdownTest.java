package dev.marionette.prod;

import dev.marionette.api.contract.ShutdownContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class HostShutdownTest extends ShutdownContract {

    @TempDir
    private Path directory;

    @Override
    protected void run(Body body) throws Exception {
        HostWorld.run(directory, body);
    }
}
