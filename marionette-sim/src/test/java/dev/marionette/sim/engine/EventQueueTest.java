package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventQueueTest {

    @Test
    void eventsOfOneInstantComeInTheOrderTheyWereAdded() {
        EventQueue queue = new EventQueue();
        List<Event> added = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Event event = new Nothing();
            added.add(event);
            queue.add(event, 7);
        }

        assertThat(drain(queue)).containsExactlyElementsOf(added);
    }

    @Test
    void behavesLikeASortedListUnderRandomAddsRemovesAndPolls() {
        Prng random = new Prng(21);
        EventQueue queue = new EventQueue();
        List<Event> model = new ArrayList<>();
        Comparator<Event> order =
                Comparator.<Event>comparingLong(event -> event.atNanos).thenComparingLong(event -> event.sequence);
        for (int i = 0; i < 20_000; i++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    Event event = new Nothing();
                    queue.add(event, random.below(50));
                    model.add(event);
                }
                case 2 -> {
                    Event expected = model.stream().min(order).orElse(null);
                    assertThat(queue.poll()).isSameAs(expected);
                    model.remove(expected);
                }
                default -> {
                    if (!model.isEmpty()) {
                        Event victim = model.remove(random.nextInt(model.size()));
                        assertThat(queue.remove(victim)).isTrue();
                        assertThat(queue.remove(victim)).isFalse();
                    }
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        model.sort(order);
        assertThat(drain(queue)).containsExactlyElementsOf(model);
    }

    @Test
    void anEventCannotBeInTheQueueTwice() {
        EventQueue queue = new EventQueue();
        Event event = new Nothing();
        queue.add(event, 3);

        assertThatIllegalStateException().isThrownBy(() -> queue.add(event, 4)).withMessageContaining("scheduled");
    }

    @Test
    void anEventOfAnotherQueueIsNotRemoved() {
        EventQueue queue = new EventQueue();
        Event event = new Nothing();
        queue.add(event, 3);

        assertThatIllegalStateException().isThrownBy(() -> new EventQueue().remove(event));
    }

    private static List<Event> drain(EventQueue queue) {
        List<Event> drained = new ArrayList<>();
        for (Event event = queue.poll(); event != null; event = queue.poll()) {
            drained.add(event);
        }
        return drained;
    }

    private static final class Nothing extends Event {
        @Override
        protected void fire() {}
    }
}
