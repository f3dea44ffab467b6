package dev.marionette.sim.disk.files;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;

/** How a channel is opened: the JDK's options as bits, with its defaults. */
final class OpenMode {

    private int bits;

    private OpenMode() {}

    /**
     * Reads the options; none means read, append means write.
     *
     * @throws UnsupportedOperationException for an option that is not modelled
     * @throws IllegalArgumentException for options that exclude each other
     */
    static OpenMode of(Set<? extends OpenOption> options) {
        OpenMode mode = new OpenMode();
        for (OpenOption option : options) {
            if (option instanceof StandardOpenOption standard) {
                mode.bits |= bit(standard);
            } else if (Objects.requireNonNull(option, "option") != LinkOption.NOFOLLOW_LINKS) {
                throw new UnsupportedOperationException("open option " + option + ": use those of StandardOpenOption");
            }
        }
        if (!mode.has(StandardOpenOption.READ) && !mode.has(StandardOpenOption.WRITE)) {
            mode.bits |= bit(mode.has(StandardOpenOption.APPEND) ? StandardOpenOption.WRITE : StandardOpenOption.READ);
        }
        mode.requireCompatible();
        return mode;
    }

    private void requireCompatible() {
        if (has(StandardOpenOption.READ) && has(StandardOpenOption.APPEND)) {
            throw new IllegalArgumentException("READ + APPEND not allowed");
        }
        if (has(StandardOpenOption.APPEND) && has(StandardOpenOption.TRUNCATE_EXISTING)) {
            throw new IllegalArgumentException("APPEND + TRUNCATE_EXISTING not allowed");
        }
    }

    private static int bit(StandardOpenOption option) {
        return 1 << option.ordinal();
    }

    private boolean has(StandardOpenOption option) {
        return (bits & bit(option)) != 0;
    }

    boolean reads() {
        return has(StandardOpenOption.READ);
    }

    boolean writes() {
        return has(StandardOpenOption.WRITE) || appends();
    }

    boolean appends() {
        return has(StandardOpenOption.APPEND);
    }

    boolean truncates() {
        return writes() && has(StandardOpenOption.TRUNCATE_EXISTING);
    }

    boolean creates() {
        return writes() && (has(StandardOpenOption.CREATE) || createsNew());
    }

    boolean createsNew() {
        return writes() && has(StandardOpenOption.CREATE_NEW);
    }

    boolean syncsEachWrite() {
        return has(StandardOpenOption.SYNC) || has(StandardOpenOption.DSYNC);
    }

    boolean deletesOnClose() {
        return has(StandardOpenOption.DELETE_ON_CLOSE);
    }
}
