package dev.marionette.validate.h2mvstore;

import dev.marionette.validate.guest.VirtualHost;
import java.nio.file.Path;
import java.time.Duration;

/** A workload on a real directory, with virtual time. */
final class HostDirectoryScene {

    private final VirtualHost host = new VirtualHost(7);
    private final MvStoreEngine.Instance engine;
    private final Path directory;

    HostDirectoryScene(MvStoreEngine engine, Path directory) {
        this.engine = engine.instance();
        this.directory = directory;
    }

    MapStore open() {
        return engine.open(host, directory);
    }

    Workload.Scene scene() {
        return new Workload.Scene(this::open, new Time(), (kind, value) -> {});
    }

    private final class Time implements Workload.TimeSource {
        @Override
        public long nowNanos() {
            return host.currentTimeNanos();
        }

        @Override
        public void pass(Duration duration) {
            host.sleep(duration.toNanos());
        }
    }
}
