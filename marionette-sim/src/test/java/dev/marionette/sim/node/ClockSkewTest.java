package dev.marionette.sim.node;

import static dev.marionette.sim.node.NodeWorlds.ONE;
import static dev.marionette.sim.node.NodeWorlds.TWO;
import static dev.marionette.sim.node.NodeWorlds.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Io;
import dev.marionette.api.net.Codec;
import dev.marionette.sim.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Clocks that are off, run fast or slow, jump and swing; only one node's at a time. */
final class ClockSkewTest {

    private static final ClockSkew TWICE_AS_FAST = ClockSkew.drift(1_000_000);
    private static final ClockSkew HALF_AS_FAST = ClockSkew.drift(-500_000);

    @Test
    void anOffsetShowsOnTheWallClockOfItsNodeAlone() {
        NodeWorlds.pass(sim -> {
            long before = io(sim).nanoTime();
            sim.control().node(ONE).skew(ClockSkew.offset(ms(250)));

            assertThat(ahead(sim)).isEqualTo(ms(250));
            assertThat(io(sim).nanoTime()).isEqualTo(before);
            assertThat(sim.env().io().clock().instant()).isEqualTo(sim.control().now());
            assertThat(sim.node(TWO).env().io().clock().instant())
                    .isEqualTo(sim.control().now());
        });
    }

    @Test
    void aDriftShowsOnBothClocksAndGrows() {
        NodeWorlds.pass(sim -> {
            sim.control().runFor(ms(1_000));
            sim.control().node(ONE).skew(ClockSkew.drift(200));
            long before = io(sim).nanoTime();
            sim.control().runFor(ms(10_000));

            assertThat(io(sim).nanoTime() - before).isEqualTo(10_002_000_000L);
            assertThat(ahead(sim)).isEqualTo(ms(2));
        });
    }

    @Test
    void sleepsTimersAndTimeoutsFollowTheNodesOwnClock() {
        assertThat(trueTimes(ClockSkew.none())).containsExactly(100L, 100L, 100L, 100L, 100L);
        assertThat(trueTimes(TWICE_AS_FAST)).containsExactly(50L, 50L, 50L, 50L, 50L);
        assertThat(trueTimes(HALF_AS_FAST)).containsExactly(200L, 200L, 200L, 200L, 200L);
    }

    @Test
    void aStepMovesTheWallClockForthAndBackAndNothingElse() {
        NodeWorlds.pass(sim -> {
            sim.control().node(ONE).skew(ClockSkew.step(ms(10), ms(5_000)).plus(ClockSkew.step(ms(20), ms(-8_000))));
            List<Duration> seen = new ArrayList<>();
            List<Long> monotonic = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                seen.add(ahead(sim));
                monotonic.add(io(sim).nanoTime());
                io(sim).sleep(ms(6));
            }

            assertThat(seen).containsExactly(ms(0), ms(0), ms(5_000), ms(5_000), ms(-3_000));
            assertThat(monotonic).containsExactly(0L, 6_000_000L, 12_000_000L, 18_000_000L, 24_000_000L);
        });
    }

    @Test
    void aStepAtOnceIsThereAtOnce() {
        NodeWorlds.pass(sim -> {
            sim.control().node(ONE).skew(ClockSkew.step(Duration.ZERO, ms(-1)));
            assertThat(ahead(sim)).isEqualTo(ms(-1));
        });
    }

    @Test
    void aPeriodicSkewSwingsAheadAndBehind() {
        NodeWorlds.pass(sim -> {
            sim.control().node(ONE).skew(ClockSkew.periodic(ms(8), ms(80)));
            List<Long> seen = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                seen.add(ahead(sim).toMillis());
                sim.control().runFor(ms(10));
            }

            assertThat(seen).containsExactly(0L, 4L, 8L, 4L, 0L, -4L, -8L, -4L, 0L);
        });
    }

    @Test
    void monotonicTimeGoesOnEvenlyWhenTheSkewChanges() {
        NodeWorlds.pass(sim -> {
            ClockSkew[] skews = {TWICE_AS_FAST, HALF_AS_FAST, ClockSkew.offset(ms(-99)), ClockSkew.none()};
            long last = io(sim).nanoTime();
            for (ClockSkew skew : skews) {
                sim.control().node(ONE).skew(skew);
                assertThat(io(sim).nanoTime()).isEqualTo(last);
                sim.control().runFor(ms(100));
                assertThat(io(sim).nanoTime()).isGreaterThan(last);
                last = io(sim).nanoTime();
            }
            assertThat(last).isEqualTo(450_000_000L);
            assertThat(ahead(sim)).isZero();
        });
    }

    @Test
    void aWaitUnderWayFollowsAChangeOfTheDrift() {
        NodeWorlds.pass(sim -> {
            List<Instant> woken = new ArrayList<>();
            Instant start = sim.control().now();
            sim.node(ONE).boot(env -> own -> {
                ScheduledExecutorService scheduler = own.io().scheduler();
                scheduler.schedule(() -> woken.add(sim.control().now()), 100, TimeUnit.MILLISECONDS);
                own.io().sleep(ms(100));
                woken.add(sim.control().now());
                own.io().sleep(ms(1_000));
            });
            sim.control().runFor(ms(50));
            sim.control().node(ONE).skew(HALF_AS_FAST);
            sim.control().runFor(ms(200));

            assertThat(woken).containsExactly(start.plusMillis(150), start.plusMillis(150));
        });
    }

    @Test
    void aSkewOutlivesACrash() {
        NodeWorlds.pass(sim -> {
            sim.control().node(ONE).skew(ClockSkew.offset(ms(7)));
            sim.node(ONE).boot(env -> own -> own.io().sleep(ms(10)));
            sim.control().node(ONE).crash();
            sim.control().node(ONE).restart();

            assertThat(ahead(sim)).isEqualTo(ms(7));
            assertThat(sim.control().node(ONE).skew()).isEqualTo(ClockSkew.offset(ms(7)));
        });
    }

    @Test
    void filesBearTheTimesOfTheirNode() {
        NodeWorlds.pass(sim -> {
            sim.control().node(ONE).skew(ClockSkew.offset(ms(60_000)));
            Path file = io(sim).root().resolve("x");
            Files.writeString(file, "x");

            assertThat(Files.getLastModifiedTime(file).toInstant())
                    .isEqualTo(sim.control().now().plusMillis(60_000));
        });
    }

    @Test
    void theTraceTellsOfEveryChange() {
        String trace = NodeWorlds.trace(1, sim -> {
                    sim.control().node(ONE).skew(ClockSkew.drift(-3).plus(ClockSkew.step(ms(5), ms(-2))));
                    sim.control().runFor(ms(10));
                })
                .text();

        assertThat(trace)
                .contains("at=0 node.skew node=1 offset_ns=0 drift_ppm=-3 steps=1\n")
                .contains("at=5000000 node.clock_step node=1 by_ns=-2000000\n");
    }

    @Test
    void misuseIsNamed() {
        assertThatThrownBy(() -> ClockSkew.drift(-500_001)).hasMessageContaining("not by -500001");
        assertThatThrownBy(() -> ClockSkew.step(ms(-1), ms(1))).hasMessageContaining("1000000 ns before");
        assertThatThrownBy(() -> ClockSkew.periodic(ms(1), Duration.ZERO)).hasMessageContaining("a period of 1 to");
        ClockSkew wave = ClockSkew.periodic(ms(1), ms(2));
        assertThatThrownBy(() -> wave.plus(wave)).hasMessageContaining("one period");
    }

    /** How much true time, in milliseconds, different waits of 100 ms take on a node with this skew. */
    private static List<Long> trueTimes(ClockSkew skew) {
        List<Long> times = new ArrayList<>();
        NodeWorlds.pass(sim -> {
            times.clear();
            sim.control().node(ONE).skew(skew);
            sim.node(ONE).boot(env -> own -> {
                Io io = own.io();
                times.add(trueTime(sim, () -> io.sleep(ms(100))));
                times.add(trueTime(sim, () -> expireAfter(io)));
                times.add(trueTime(
                        sim,
                        () -> io.scheduler()
                                .schedule(() -> {}, 100, TimeUnit.MILLISECONDS)
                                .get()));
                times.add(trueTime(sim, () -> {
                    try (var executor = io.executor()) {
                        executor.invokeAll(List.of(() -> endless(io)), 100, TimeUnit.MILLISECONDS);
                    }
                }));
                times.add(trueTime(
                        sim, () -> sim.endpoint(Codec.records(Ping.class), ONE).receive(ms(100))));
            });
            sim.control().runFor(ms(3_000));
            assertThat(times).hasSize(5);
        });
        return times;
    }

    private static void expireAfter(Io io) throws Exception {
        try {
            io.timeout(ms(100), () -> endless(io));
            throw new AssertionError("the limit did not pass");
        } catch (TimeoutException e) {
            // As it should.
        }
    }

    private static String endless(Io io) throws InterruptedException {
        io.sleep(Duration.ofDays(1));
        return "";
    }

    private static long trueTime(Simulation sim, Wait wait) throws Exception {
        Instant before = sim.control().now();
        wait.run();
        return Duration.between(before, sim.control().now()).toMillis();
    }

    private static Duration ahead(Simulation sim) {
        return Duration.between(sim.control().now(), io(sim).clock().instant());
    }

    private static Io io(Simulation sim) {
        return sim.node(ONE).env().io();
    }

    /** A message. */
    record Ping(int number) {}

    /** Something that takes time. */
    private interface Wait {
        void run() throws Exception;
    }
}
