package dev.marionette.prod;

import dev.marionette.api.contract.SocketsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class HostSocketsTest extends SocketsContract {

    @TempDir
    private Path directory;

    @Override
    protected void run(Body body) throws Exception {
        HostWorld.run(directory, body);
    }
}
