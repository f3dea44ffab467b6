package dev.marionette.check.shrink;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** The words and bounds of replay files, version 1. {@code docs/replay-format.md} spells them out. */
final class ReplayFormat {

    static final String MAGIC = "marionette-replay";
    static final int VERSION = 1;

    static final String SCENARIO = "scenario";
    static final String SEED = "seed";
    static final String FAILURE = "failure";
    static final String THROWN = "thrown";
    static final String TICK = "tick_ns";
    static final String SIMULATED_TIME = "simulated_time_ns";
    static final String STEPS = "steps";
    static final String STRATEGY = "strategy";
    static final String PROFILE = "profile";
    static final String CHOICES = "choices";
    static final String CHECKSUM = "checksum";

    static final String RANDOM_WALK = "random_walk";
    static final String FIFO = "fifo";

    /** The longest line, in bytes. */
    static final int MAX_LINE = 16_384;

    /** The most choices. */
    static final int MAX_CHOICES = 500_000;

    /** The most bytes of a file. */
    static final int MAX_BYTES = 32 << 20;

    private ReplayFormat() {}

    /** Sums up the lines that count: not their ends, and no comments, so that neither CR LF nor a remark breaks a file. */
    static final class Checksum {

        private final CRC32C crc = new CRC32C();

        void add(String line) {
            crc.update(line.getBytes(StandardCharsets.US_ASCII));
            crc.update('\n');
        }

        /** Eight hexadecimal digits. */
        String text() {
            return String.format(Locale.ROOT, "%08x", crc.getValue());
        }
    }
}
