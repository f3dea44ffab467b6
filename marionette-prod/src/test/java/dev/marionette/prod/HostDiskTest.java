package dev.marionette.prod;

import dev.marionette.api.contract.DiskContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class HostDiskTest extends DiskContract {

    @TempDir
    private Path directory;

    @Override
    protected void run(Body body) throws Exception {
        HostWorld.run(directory, body);
    }
}
