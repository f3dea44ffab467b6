package dev.marionette.prod;

import dev.marionette.api.contract.TimerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class HostTimerTest extends TimerContract {

    @TempDir
    private Path directory;

    @Override
    protected void run(Body body) throws Exception {
        HostWorld.run(directory, body);
    }
}
