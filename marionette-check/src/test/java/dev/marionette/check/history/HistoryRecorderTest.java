package dev.marionette.check.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class HistoryRecorderTest {

    @Test
    void theInstantsAreThoseOfTheClock() {
        AtomicLong nanos = new AtomicLong(100);
        HistoryRecorder<String, Integer> recorder = HistoryRecorder.of(nanos::get);
        recorder.invoke(1, "a");
        nanos.set(130);
        recorder.ok(1, 5);
        assertThat(recorder.history().events())
                .containsExactly(
                        new HistoryEvent.Invocation<>(100, 1, "a"),
                        new HistoryEvent.Completion<>(130, 1, new Outcome.Ok<>(5)));
    }

    @Test
    void instantsOfAnInstantSourceCountFromTheRecorder() {
        List<Long> millis = new ArrayList<>(List.of(1_000L, 1_002L, 1_005L));
        InstantSource clock = () -> Instant.ofEpochMilli(millis.removeFirst());
        HistoryRecorder<String, Integer> recorder = HistoryRecorder.of(clock);
        recorder.invoke(1, "a");
        recorder.unknown(1);
        assertThat(recorder.history().events())
                .extracting(HistoryEvent::atNanos)
                .containsExactly(2_000_000L, 5_000_000L);
    }

    @Test
    void aClockThatGoesBackIsReported() {
        AtomicLong nanos = new AtomicLong(100);
        HistoryRecorder<String, Integer> recorder = HistoryRecorder.of(nanos::getAndDecrement);
        recorder.invoke(1, "a");
        assertThatThrownBy(() -> recorder.failed(1))
                .isInstanceOfSatisfying(
                        MalformedHistoryException.class,
                        e -> assertThat(e.reason()).isEqualTo(MalformedHistoryException.Reason.TIME_GOES_BACK));
    }

    @Test
    void manyThreadsMayReport() throws InterruptedException {
        AtomicLong nanos = new AtomicLong();
        HistoryRecorder<String, Integer> recorder = HistoryRecorder.of(nanos::getAndIncrement);
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int process = i;
            clients.add(Thread.ofVirtual().start(() -> {
                for (int operation = 0; operation < 500; operation++) {
                    recorder.invoke(process, "x");
                    recorder.ok(process, operation);
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        assertThat(recorder.history().operations())
                .hasSize(2_000)
                .allSatisfy(operation -> assertThat(operation.outcome()).isInstanceOf(Outcome.Ok.class));
    }
}
