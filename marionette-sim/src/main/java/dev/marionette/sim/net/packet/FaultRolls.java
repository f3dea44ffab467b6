package dev.marionette.sim.net.packet;

import dev.marionette.api.Rate;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.fabric.Path;

/** Rolls the faults of messages on their paths. A roll stands in the line of its message, under the name of the fault. */
final class FaultRolls {

    private final Kernel kernel;

    FaultRolls(Kernel kernel) {
        this.kernel = kernel;
    }

    boolean isLost(Path path, TraceWriter line) {
        return fires(path, path.faults().lossiness(), line, PacketTrace.LOSS);
    }

    boolean isDuplicated(Path path, TraceWriter line) {
        return fires(path, path.faults().duplication(), line, PacketTrace.DUPLICATION);
    }

    boolean isDamaged(Path path, TraceWriter line) {
        return fires(path, path.faults().corruption(), line, PacketTrace.CORRUPTION);
    }

    /** How much longer a message takes than its latency; 0 unless it takes a detour. */
    long detourNanos(Path path, TraceWriter line) {
        NetworkFaults faults = path.faults();
        if (!fires(path, faults.reordering(), line, PacketTrace.REORDERING)) {
            return 0;
        }
        long detourNanos = 1 + path.random().below(faults.detour().toNanos());
        line.num(PacketTrace.DETOUR, detourNanos);
        return detourNanos;
    }

    private boolean fires(Path path, Rate rate, TraceWriter line, TraceKey key) {
        if (rate.isNever()) {
            return false;
        }
        long roll = path.random().roll(rate);
        kernel.countDecision();
        line.num(key, roll);
        return roll < rate.numerator();
    }

    /** Changes one bit to as many as the checksum is certain to find, and says which. */
    static String damage(byte[] frame, Prng random) {
        int count = 1 + (int) random.below(Frame.MOST_WRONG_BITS);
        StringBuilder bits = new StringBuilder();
        long space = Frame.bits(frame) / count;
        for (int i = 0; i < count; i++) {
            // One in each part of the frame, so that none is changed back.
            long bit = i * space + random.below(space);
            Frame.flip(frame, bit);
            bits.append(i == 0 ? "" : ",").append(bit);
        }
        return bits.toString();
    }
}
