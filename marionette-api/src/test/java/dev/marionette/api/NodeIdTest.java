package dev.marionette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class NodeIdTest {

    @Test
    void nodesAreOrderedByNumber() {
        assertThat(NodeId.of(2)).isEqualByComparingTo(new NodeId(2)).isGreaterThan(NodeId.of(1));
        assertThat(NodeId.of(Integer.MAX_VALUE)).isGreaterThan(NodeId.of(0));
    }

    @Test
    void theTextIsTheBareNumber() {
        assertThat(NodeId.of(17)).hasToString("17");
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NodeId.of(-1)).withMessageContaining("not -1");
    }
}
