package dev.marionette.sim.net.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marionette.sim.engine.Choices;
import dev.marionette.sim.engine.Prng;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** That the checksum, and nothing else, keeps damaged messages from the application. */
final class FrameTest {

    private static final byte[] MESSAGE = {0, 82, -1, 7};

    @Test
    void anUndamagedFrameIsIntact() {
        byte[] frame = Frame.of(MESSAGE);
        assertThat(Frame.isIntact(frame)).isTrue();
        assertThat(Frame.message(frame)).isEqualTo(MESSAGE);
        assertThat(Frame.isIntact(Frame.of(new byte[0]))).isTrue();
    }

    @Test
    void everyDamageOfUpToThreeBitsIsFound() {
        byte[] frame = Frame.of(MESSAGE);
        int bits = (int) Frame.bits(frame);
        for (int a = 0; a < bits; a++) {
            Frame.flip(frame, a);
            assertThat(Frame.isIntact(frame)).isFalse();
            for (int b = a + 1; b < bits; b++) {
                Frame.flip(frame, b);
                assertThat(Frame.isIntact(frame)).isFalse();
                for (int c = b + 1; c < bits; c++) {
                    Frame.flip(frame, c);
                    assertThat(Frame.isIntact(frame)).isFalse();
                    Frame.flip(frame, c);
                }
                Frame.flip(frame, b);
            }
            Frame.flip(frame, a);
        }
    }

    @Test
    void withoutTheChecksumTheDamageWouldBeRead() {
        Prng random = new Prng(1);
        int wrong = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] frame = Frame.of(MESSAGE);
            FaultRolls.damage(frame, "0>1", Choices.OF_THE_SEED, random);
            wrong += Arrays.equals(Frame.message(frame), MESSAGE) ? 0 : 1;
            assertThat(Frame.isIntact(frame)).isFalse();
        }
        assertThat(wrong).isGreaterThan(600);
    }
}
