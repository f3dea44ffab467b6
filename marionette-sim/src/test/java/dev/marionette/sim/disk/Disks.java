package dev.marionette.sim.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.marionette.sim.Simulation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** The short forms that tests of the disk are written in. */
final class Disks {

    static final int SECTOR = 512;

    private Disks() {}

    static Path path(Simulation sim, String name) {
        return sim.env().io().root().resolve(name);
    }

    static FileChannel open(Simulation sim, String name) throws IOException {
        return FileChannel.open(path(sim, name), CREATE, READ, WRITE);
    }

    static ByteBuffer bytes(int count, int value) {
        return ByteBuffer.wrap(array(count, value));
    }

    static byte[] array(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** One letter for each sector: that of its bytes, {@code .} for zeros, {@code ?} for a mixture. */
    static String sectors(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int start = 0; start < bytes.length; start += SECTOR) {
            byte first = bytes[start];
            boolean pure = true;
            for (int i = start; i < Math.min(start + SECTOR, bytes.length); i++) {
                pure &= bytes[i] == first;
            }
            text.append(pure ? (first == 0 ? '.' : (char) first) : '?');
        }
        return text.toString();
    }

    /** A crash and a restart. */
    static void powerCycle(Simulation sim) {
        sim.control().disk().crash();
        sim.control().disk().restart();
    }

    /** The sectors of a file as they are visible, or {@code none}. */
    static String visible(Simulation sim, String name) {
        return sim.control().disk().visible(name).map(Disks::sectors).orElse("none");
    }
}
