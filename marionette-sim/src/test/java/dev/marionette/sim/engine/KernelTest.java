package dev.marionette.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The event loop without tasks: the root runs it on its own stack. */
final class KernelTest {

    private static final long TICK = 1_000_000;

    private final TraceWriter trace = new TraceWriter(false);
    private final Kernel kernel = new Kernel(1, TICK, new Limits(1_000 * TICK, 5_000), trace);
    private final List<String> happened = new ArrayList<>();

    @Test
    void eventsFireInOrderOfInstantThenSequenceWhileTheRootWaits() {
        kernel.run(() -> {
            at(20, "late");
            at(10, "first");
            at(10, "second");
            kernel.awaitUntil(15, "test");
            happened.add("root at " + kernel.nowNanos());
            kernel.awaitUntil(20, "test");
        });

        assertThat(happened).containsExactly("first", "second", "root at 15", "late");
    }

    @Test
    void anEventOfTheSameInstantThatWasScheduledEarlierComesBeforeTheRootGoesOn() {
        kernel.run(() -> {
            at(10, "event");
            kernel.awaitUntil(10, "test");
            happened.add("root");
        });

        assertThat(happened).containsExactly("event", "root");
    }

    @Test
    void aCancelledEventDoesNotFire() {
        kernel.run(() -> {
            Event event = at(10, "cancelled");
            assertThat(kernel.cancel(event)).isTrue();
            kernel.awaitUntil(20, "test");
        });

        assertThat(happened).isEmpty();
    }

    @Test
    void waitingForWhatNeverComesIsADeadlock() {
        kernel.run(() -> {
            kernel.await(new Waiter(kernel, "the other hand"));
            happened.add("unreachable");
        });

        assertThat(happened).isEmpty();
        Stop stop = kernel.stop();
        assertThat(stop).isNotNull();
        assertThat(stop.kind()).isEqualTo(Stop.Kind.DEADLOCK);
        assertThat(stop.subject()).isEqualTo("the other hand");
        assertThat(stop.message()).contains("KernelTest");
    }

    @Test
    void tooMuchSimulatedTimeIsAStall() {
        kernel.run(() -> {
            kernel.awaitUntil(1_000 * TICK, "test");
            happened.add("at the limit");
            kernel.awaitUntil(1_000 * TICK + 1, "test");
            happened.add("unreachable");
        });

        assertThat(happened).containsExactly("at the limit");
        assertThat(kernel.stop()).extracting(Stop::kind).isEqualTo(Stop.Kind.STALL);
    }

    @Test
    void tooManyStepsAreAStall() {
        kernel.run(() -> {
            while (true) {
                kernel.awaitUntil(kernel.nowNanos() + 1, "test");
            }
        });

        assertThat(kernel.stop()).extracting(Stop::kind).isEqualTo(Stop.Kind.STALL);
        assertThat(kernel.steps()).isEqualTo(5_001);
    }

    @Test
    void applicationCodeThatCatchesEverythingCannotOutliveTheStop() {
        kernel.run(() -> {
            kernel.fail(Stop.Kind.SCENARIO_ERROR, "root", "first", null);
            kernel.fail(Stop.Kind.SCENARIO_ERROR, "root", "second", null);
            kernel.awaitUntil(5, "test");
            happened.add("unreachable");
        });

        assertThat(happened).isEmpty();
        assertThat(kernel.stop()).extracting(Stop::message).isEqualTo("first");
    }

    @Test
    void tickRollsLandOnTickBoundariesAndIdleTicksCostNoStep() {
        kernel.run(() -> {
            Strikes strikes = strikes();
            strikes.schedule(event("rolled"), Rate.oneIn(100));
            strikes.schedule(event("never"), Rate.NEVER);
            kernel.awaitUntil(900 * TICK, "test");
        });

        assertThat(happened).containsExactly("rolled");
        assertThat(kernel.steps()).isEqualTo(2);
    }

    @Test
    void anAlwaysFiringTickRollComesAtTheNextTick() {
        kernel.run(() -> {
            kernel.awaitUntil(TICK / 2, "test");
            Event event = event("rolled");
            strikes().schedule(event, Rate.ALWAYS);
            assertThat(event.atNanos()).isEqualTo(TICK);
        });
    }

    private Strikes strikes() {
        return new Strikes(kernel, ChoiceKind.DISK_STALL, 0, kernel.stream(StreamName.DISK));
    }

    @Test
    void anotherThreadIsRefused() throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        Thread foreign = new Thread(() -> {
            try {
                kernel.requireConfined();
            } catch (IllegalStateException e) {
                thrown.add(e);
            }
        });
        foreign.start();
        foreign.join();

        assertThat(thrown).singleElement().asString().contains("Io.threads()");
    }

    @Test
    void anObserverThatWaitsIsRefused() {
        kernel.run(() -> {
            kernel.observeWith(new Observer() {
                @Override
                public void afterEvent() {
                    assertThatIllegalStateException()
                            .isThrownBy(() -> kernel.awaitUntil(99, "test"))
                            .withMessageContaining("invariant");
                    happened.add("looked");
                }

                @Override
                public void beforeTimeMoves() {}
            });
            kernel.awaitUntil(5, "test");
        });

        assertThat(happened).containsExactly("looked");
    }

    @Test
    void sleepingWithAPendingInterruptThrowsAtOnce() {
        kernel.run(() -> {
            Thread.currentThread().interrupt();
            try {
                kernel.clock(0).sleep(10);
            } catch (InterruptedException e) {
                happened.add("interrupted at " + kernel.nowNanos());
            }
        });

        assertThat(happened).containsExactly("interrupted at 0");
    }

    @Test
    void aRunThatFailsInTheMiddleOfATraceLineEndsWithoutThatLine() {
        kernel.run(() -> {
            kernel.trace(TraceName.of("test.begun")).num(TraceKey.of("n"), 1);
            kernel.fail(Stop.Kind.SCENARIO_ERROR, "root", "no memory", null);
        });

        assertThat(trace.snapshot().text())
                .doesNotContain("test.begun")
                .endsWith("run.stopped kind=SCENARIO_ERROR subject=root\n");
    }

    private Event at(long nanos, String name) {
        Event event = event(name);
        kernel.schedule(event, nanos);
        return event;
    }

    private Event event(String name) {
        return new Event() {
            @Override
            protected void fire() {
                happened.add(name);
            }
        };
    }
}
