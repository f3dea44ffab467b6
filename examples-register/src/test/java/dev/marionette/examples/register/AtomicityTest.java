package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.NodeId;
import org.junit.jupiter.api.Test;

/** Each rule of atomicity has something that breaks it alone. */
final class AtomicityTest {

    private final Atomicity atomicity = new Atomicity();

    @Test
    void anOrderlyRegisterPasses() {
        Version before = atomicity.floor();
        atomicity.writeInvoked(7);
        atomicity.writeCompleted("a", versioned(1, 7), before);
        atomicity.readCompleted("b", versioned(1, 7), atomicity.floor());

        assertThatCode(this::everyRule).doesNotThrowAnyException();
    }

    @Test
    void oneVersionHasOneValue() {
        atomicity.writeInvoked(7);
        atomicity.writeInvoked(8);
        atomicity.seen("node 0", versioned(1, 7));
        atomicity.seen("node 1", versioned(1, 8));

        assertThatThrownBy(atomicity::replicasAgree).hasMessageContaining("node 1 has 8 as version 1.3-1, which is 7");
        atomicity.noValueFromNowhere();
        atomicity.timeDoesNotGoBack();
    }

    @Test
    void whatNobodyWroteIsNotRead() {
        atomicity.readCompleted("a", versioned(1, 9), atomicity.floor());

        assertThatThrownBy(atomicity::noValueFromNowhere).hasMessageContaining("a read has 9");
        atomicity.replicasAgree();
        atomicity.timeDoesNotGoBack();
    }

    @Test
    void aReadDoesNotGoBackBehindOneThatHadEnded() {
        atomicity.writeInvoked(7);
        atomicity.readCompleted("a", versioned(2, 7), atomicity.floor());
        atomicity.readCompleted("b", Versioned.INITIAL, atomicity.floor());

        assertThatThrownBy(atomicity::timeDoesNotGoBack).hasMessageContaining("b read 0 as version 0.0-0");
        atomicity.replicasAgree();
        atomicity.noValueFromNowhere();
    }

    @Test
    void aReadThatBeganBeforeMayReturnTheOlderValue() {
        Version before = atomicity.floor();
        atomicity.writeInvoked(7);
        atomicity.readCompleted("a", versioned(2, 7), atomicity.floor());
        atomicity.readCompleted("b", Versioned.INITIAL, before);

        assertThatCode(this::everyRule).doesNotThrowAnyException();
    }

    @Test
    void aWriteComesAfterEverythingThatHadEnded() {
        atomicity.writeInvoked(7);
        atomicity.readCompleted("a", versioned(2, 7), atomicity.floor());
        atomicity.writeCompleted("b", versioned(2, 7), atomicity.floor());

        assertThatThrownBy(atomicity::timeDoesNotGoBack).hasMessageContaining("b wrote 7");
    }

    private void everyRule() {
        atomicity.replicasAgree();
        atomicity.noValueFromNowhere();
        atomicity.timeDoesNotGoBack();
    }

    private static Versioned versioned(long counter, long value) {
        return new Versioned(new Version(counter, new WriterId(NodeId.of(3), 1)), value);
    }
}
