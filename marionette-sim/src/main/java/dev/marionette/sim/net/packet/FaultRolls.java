package dev.marionette.sim.net.packet;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.engine.Choices;
import dev.marionette.sim.engine.Kernel;
import dev.marionette.sim.engine.Prng;
import dev.marionette.sim.engine.TraceKey;
import dev.marionette.sim.engine.TraceWriter;
import dev.marionette.sim.net.NetworkFaults;
import dev.marionette.sim.net.fabric.Path;

/** Rolls the faults of messages on their paths. A roll stands in the line of its message, under the name of the fault. */
final class FaultRolls {

    private static final Roll LOSS = new Roll(ChoiceKind.LOSS, PacketTrace.LOSS);
    private static final Roll DUPLICATION = new Roll(ChoiceKind.DUPLICATION, PacketTrace.DUPLICATION);
    private static final Roll CORRUPTION = new Roll(ChoiceKind.CORRUPTION, PacketTrace.CORRUPTION);
    private static final Roll REORDERING = new Roll(ChoiceKind.REORDERING, PacketTrace.REORDERING);

    private final Kernel kernel;

    FaultRolls(Kernel kernel) {
        this.kernel = kernel;
    }

    boolean isLost(Path path, TraceWriter line) {
        return fires(LOSS, path, path.faults().lossiness(), line);
    }

    boolean isDuplicated(Path path, TraceWriter line) {
        return fires(DUPLICATION, path, path.faults().duplication(), line);
    }

    boolean isDamaged(Path path, TraceWriter line) {
        return fires(CORRUPTION, path, path.faults().corruption(), line);
    }

    /** How much longer a message takes than its latency; 0 unless it takes a detour. */
    long detourNanos(Path path, TraceWriter line) {
        NetworkFaults faults = path.faults();
        if (!fires(REORDERING, path, faults.reordering(), line)) {
            return 0;
        }
        long drawn = 1 + path.random().below(faults.detour().toNanos());
        long detourNanos = kernel.choices().number(ChoiceKind.DETOUR, path, drawn, 1);
        line.num(PacketTrace.DETOUR, detourNanos);
        return detourNanos;
    }

    private boolean fires(Roll kind, Path path, Rate rate, TraceWriter line) {
        if (rate.isNever()) {
            return false;
        }
        long roll = kernel.choices().roll(kind.choice, path, rate, path.random().roll(rate));
        kernel.countDecision(kind.choice.family());
        line.num(kind.key, roll);
        return roll < rate.numerator();
    }

    String damage(byte[] frame, Path path) {
        return damage(frame, path, kernel.choices(), path.random());
    }

    /** Changes one bit to as many as the checksum is certain to find, and says which. */
    static String damage(byte[] frame, Object path, Choices choices, Prng random) {
        int drawn = 1 + (int) random.below(Frame.MOST_WRONG_BITS);
        int count = Math.clamp(choices.number(ChoiceKind.DAMAGE, path, drawn, 1), 1, Frame.MOST_WRONG_BITS);
        StringBuilder bits = new StringBuilder();
        long space = Frame.bits(frame) / count;
        for (int i = 0; i < count; i++) {
            // One in each part of the frame, so that none is changed back.
            long inPart = choices.number(ChoiceKind.DAMAGE, path, random.below(space), 0);
            long bit = i * space + Math.clamp(inPart, 0, space - 1);
            Frame.flip(frame, bit);
            bits.append(i == 0 ? "" : ",").append(bit);
        }
        return bits.toString();
    }

    /** A roll as a choice, and as the trace calls it. */
    private record Roll(ChoiceKind choice, TraceKey key) {}
}
