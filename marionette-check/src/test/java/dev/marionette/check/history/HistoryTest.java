package dev.marionette.check.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.check.history.MalformedHistoryException.Reason;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class HistoryTest {

    @Test
    void anOperationIsAnInvocationTogetherWithItsCompletion() {
        History<String, Integer> history = History.<String, Integer>builder()
                .invoke(10, 1, "a")
                .invoke(20, 2, "b")
                .ok(30, 2, 7)
                .failed(30, 1)
                .invoke(40, 1, "c")
                .build();
        assertThat(history.operations())
                .containsExactly(
                        new Operation<>(0, 1, "a", new Outcome.Failed<>(), new Moment(0, 10), new Moment(3, 30)),
                        new Operation<>(1, 2, "b", new Outcome.Ok<>(7), new Moment(1, 20), new Moment(2, 30)),
                        new Operation<>(2, 1, "c", new Outcome.Unknown<>(), new Moment(4, 40), Moment.NEVER));
        assertThat(History.of(history.events())).isEqualTo(history).hasSameHashCodeAs(history);
    }

    @Test
    void anEmptyHistoryIsAHistory() {
        assertThat(History.of(List.of()).operations()).isEmpty();
    }

    @Test
    void aHistoryDoesNotChangeWhenItsBuilderGoesOn() {
        History.Builder<String, Integer> builder =
                History.<String, Integer>builder().invoke(1, 1, "a");
        History<String, Integer> before = builder.build();
        builder.ok(2, 1, 1);
        assertThat(before.operations().getFirst().outcome()).isEqualTo(new Outcome.Unknown<>());
    }

    @Test
    void aCompletionNeedsAnInvocation() {
        refuses(Reason.COMPLETION_WITHOUT_INVOCATION, "process=2", builder -> builder.ok(20, 2, 1));
    }

    @Test
    void aProcessHasOneOperationOpen() {
        refuses(Reason.OVERLAPPING_OPERATIONS, "has a open", builder -> builder.invoke(20, 1, "b"));
    }

    @Test
    void timeDoesNotGoBack() {
        refuses(Reason.TIME_GOES_BACK, "from 10 ns", builder -> builder.ok(9, 1, 1));
    }

    @Test
    void afterAnUnknownOutcomeTheProcessGoesOn() {
        History<String, Integer> history = History.<String, Integer>builder()
                .invoke(10, 1, "a")
                .unknown(20, 1)
                .invoke(30, 1, "b")
                .build();
        assertThat(history.operations()).hasSize(2);
    }

    private static void refuses(Reason reason, String text, Consumer<History.Builder<String, Integer>> event) {
        History.Builder<String, Integer> builder =
                History.<String, Integer>builder().invoke(10, 1, "a");
        assertThatThrownBy(() -> event.accept(builder))
                .isInstanceOfSatisfying(MalformedHistoryException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.index()).isEqualTo(1);
                    assertThat(e.event().process()).isIn(1, 2);
                })
                .hasMessageContaining(text);
        assertThat(builder.ok(20, 1, 5).build().operations()).hasSize(1);
    }
}
