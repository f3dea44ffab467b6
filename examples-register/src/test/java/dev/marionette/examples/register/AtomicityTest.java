package dev.marionette.examples.register;

import static org.assertj.core.api.Assertions.assertThat;
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

        assertThat(atomicity.breaches()).isEmpty();
    }

    @Test
    void oneVersionHasOneValue() {
        atomicity.writeInvoked(7);
        atomicity.writeInvoked(8);
        atomicity.seen("node 0", versioned(1, 7));
        atomicity.seen("node 1", versioned(1, 8));

        assertThat(atomicity.breaches()).containsExactly("node 1 has 8 as version 1.3-1, which is 7");
    }

    @Test
    void whatNobodyWroteIsNotRead() {
        atomicity.readCompleted("a", versioned(1, 9), atomicity.floor());

        assertThat(atomicity.breaches()).containsExactly("a read has 9, which nobody has written");
    }

    @Test
    void aReadDoesNotGoBackBehindOneThatHadEnded() {
        atomicity.writeInvoked(7);
        atomicity.readCompleted("a", versioned(2, 7), atomicity.floor());
        atomicity.readCompleted("b", Versioned.INITIAL, atomicity.floor());

        assertThat(atomicity.breaches()).singleElement().asString().startsWith("b read 0 as version 0.0-0");
    }

    @Test
    void aReadThatBeganBeforeMayReturnTheOlderValue() {
        Version before = atomicity.floor();
        atomicity.writeInvoked(7);
        atomicity.readCompleted("a", versioned(2, 7), atomicity.floor());
        atomicity.readCompleted("b", Versioned.INITIAL, before);

        assertThat(atomicity.breaches()).isEmpty();
    }

    @Test
    void aWriteComesAfterEverythingThatHadEnded() {
        atomicity.writeInvoked(7);
        atomicity.readCompleted("a", versioned(2, 7), atomicity.floor());
        atomicity.writeCompleted("b", versioned(2, 7), atomicity.floor());

        assertThat(atomicity.breaches()).singleElement().asString().startsWith("b wrote 7");
        assertThatThrownBy(atomicity::everyRuleIsKept).hasMessageContaining("b wrote 7");
    }

    private static Versioned versioned(long counter, long value) {
        return new Versioned(new Version(counter, new WriterId(NodeId.of(3), 1)), value);
    }
}
