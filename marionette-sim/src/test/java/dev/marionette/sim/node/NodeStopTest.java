package dev.marionette.sim.node;

import static dev.marionette.sim.node.NodeWorlds.ONE;
import static dev.marionette.sim.node.NodeWorlds.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.api.Env;
import dev.marionette.api.Rate;
import dev.marionette.sim.disk.DiskFaults;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that is stopped, wiped or paused. */
final class NodeStopTest {

    private static final DiskFaults LOSES_ALL =
            DiskFaults.none().lostWrite(Rate.ALWAYS).lostEntry(Rate.ALWAYS);

    @Test
    void aStoppedProcessCleansUpAndKeepsWhatItNeverForced() {
        NodeWorlds.pass(sim -> {
            sim.control().disk(ONE).faults(LOSES_ALL);
            sim.node(ONE).boot(env -> own -> writeThenWait(own, "clean"));
            sim.control().runFor(ms(10));
            sim.control().node(ONE).stop();

            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.STOPPED);
            assertThat(sim.control().disk(ONE).visible("state"))
                    .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("clean"));
        });
    }

    @Test
    void aCrashedOneDoesNot() {
        NodeWorlds.pass(sim -> {
            sim.control().disk(ONE).faults(LOSES_ALL);
            sim.node(ONE).boot(env -> own -> writeThenWait(own, "clean"));
            sim.control().runFor(ms(10));
            sim.control().node(ONE).crash();
            sim.control().disk(ONE).restart();

            assertThat(sim.control().disk(ONE).visible("state")).isEmpty();
        });
    }

    @Test
    void aProcessThatDoesNotEndInTimeCrashes() {
        NodeWorlds.pass(sim -> {
            sim.node(ONE).boot(env -> NodeStopTest::stubborn);
            sim.control().runFor(ms(10));
            Instant before = sim.control().now();
            sim.control().node(ONE).stop(ms(300));

            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().now()).isEqualTo(before.plusMillis(300));
        });
    }

    @Test
    void aStoppedNodeRestarts() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                log.add("boot");
                own.io().sleep(ms(1_000));
            });
            sim.control().runFor(ms(1));
            sim.control().node(ONE).stop();
            sim.control().node(ONE).stop();
            sim.control().node(ONE).restart();
            sim.control().runFor(ms(1));

            assertThat(log).containsExactly("boot", "boot");
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
        });
    }

    @Test
    void everyTaskOfTheProcessIsInterrupted() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                Thread child = own.io().threads().newThread(() -> sleepAndTell(own, log));
                child.start();
                try {
                    own.io().sleep(ms(1_000));
                } finally {
                    child.join();
                }
            });
            sim.control().runFor(ms(1));
            // The interrupt of the main task is spent in its sleep; its child's ends the child.
            sim.control().node(ONE).stop();

            assertThat(log).containsExactly("node-1/task-1 interrupted");
        });
    }

    @Test
    void aChannelThatTheInterruptClosedIsANormalEndOfAStop() {
        NodeWorlds.pass(sim -> {
            sim.node(ONE).boot(env -> NodeStopTest::readForever);
            sim.control().runFor(ms(10));
            sim.control().node(ONE).stop();

            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.STOPPED);
        });
    }

    @Test
    void anotherExceptionAfterAStopFailsTheRun() {
        assertThat(NodeWorlds.fail(sim -> {
                            sim.node(ONE).boot(env -> own -> {
                                try {
                                    own.io().sleep(ms(1_000));
                                } catch (InterruptedException e) {
                                    throw new IOException("could not say goodbye", e);
                                }
                            });
                            sim.control().runFor(ms(1));
                            sim.control().node(ONE).stop();
                        })
                        .message())
                .contains("the process on node 1")
                .contains("could not say goodbye");
    }

    @Test
    void aNodeThatIsAboutToStopComesBackWithTheOthers() {
        NodeWorlds.pass(sim -> {
            sim.node(ONE).boot(env -> NodeStopTest::stubborn);
            sim.control().runFor(ms(1));
            Thread stopping = sim.env()
                    .io()
                    .threads()
                    .newThread(() -> sim.control().node(ONE).stop(ms(50)));
            stopping.start();
            sim.control().runFor(ms(10));
            sim.control().nodes().restartAll();
            stopping.join();
            sim.control().runFor(ms(1));

            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.RUNNING);
        });
    }

    @Test
    void aProcessMayStopItsOwnNode() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                sim.control().node(ONE).stop(ms(50));
                log.add("still here");
                own.io().sleep(ms(1_000));
            });
            sim.control().runFor(ms(100));

            assertThat(log).containsExactly("still here");
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.STOPPED);
        });
    }

    @Test
    void aCrashEndsTheWaitForAStop() {
        NodeWorlds.pass(sim -> {
            sim.node(ONE).boot(env -> NodeStopTest::stubborn);
            sim.control().runFor(ms(1));
            sim.env()
                    .io()
                    .threads()
                    .newThread(() -> {
                        sim.control().runFor(ms(5));
                        sim.control().node(ONE).crash();
                    })
                    .start();
            Instant before = sim.control().now();
            sim.control().node(ONE).stop(ms(300));

            assertThat(sim.control().now()).isEqualTo(before.plusMillis(5));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
        });
    }

    @Test
    void aWipedNodeStartsEmptyAndItsNeighboursKeepTheirs() {
        NodeWorlds.pass(sim -> {
            Files.writeString(sim.env().io().root().resolve("state"), "zero");
            sim.node(ONE).boot(env -> own -> writeThenWait(own, "one"));
            sim.control().runFor(ms(10));
            assertThatThrownBy(() -> sim.control().node(ONE).wipe()).hasMessageContaining("a process runs on node 1");
            sim.control().node(ONE).crash();
            sim.control().node(ONE).wipe();
            boolean[] existed = new boolean[1];
            sim.control().node(ONE).restart();
            sim.control().node(ONE).crash();
            sim.control().node(ONE).restart();

            existed[0] = sim.control().disk(ONE).visible("state").isPresent();
            assertThat(existed).containsExactly(false);
            assertThat(Files.readString(sim.env().io().root().resolve("state"))).isEqualTo("zero");
        });
    }

    @Test
    void whatIsOpenOnAWipedDiskIsDead() {
        NodeWorlds.pass(sim -> {
            Path file = sim.env().io().root().resolve("state");
            try (FileChannel open = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                sim.control().node(sim.env().node()).wipe();
                assertThatThrownBy(open::size).isInstanceOf(IOException.class);
            }
            assertThat(Files.exists(file)).isFalse();
        });
    }

    @Test
    void aPausedNodeStandsStillWhileItsTimersAndMessagesWait() {
        NodeWorlds.pass(sim -> {
            List<Instant> beats = new ArrayList<>();
            Instant start = sim.control().now();
            sim.node(ONE).boot(env -> own -> {
                while (true) {
                    own.io().sleep(ms(10));
                    beats.add(own.io().clock().instant());
                }
            });
            sim.control().runFor(ms(25));
            sim.control().node(ONE).pause(ms(100));
            assertThat(sim.control().node(ONE).isPaused()).isTrue();
            sim.control().runFor(ms(115));

            assertThat(beats)
                    .containsExactly(
                            start.plusMillis(10), start.plusMillis(20), start.plusMillis(125), start.plusMillis(135));
            assertThat(sim.control().node(ONE).isPaused()).isFalse();
        });
    }

    @Test
    void aPausedNodeCrashesAndStops() {
        NodeWorlds.pass(sim -> {
            List<String> log = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                log.add("boot");
                own.io().sleep(ms(10));
                log.add("woke");
            });
            sim.control().runFor(ms(5));
            sim.control().node(ONE).pause(ms(100));
            sim.control().runFor(ms(10));
            sim.control().node(ONE).crash();
            sim.control().runFor(ms(200));
            assertThat(log).containsExactly("boot");

            sim.control().node(ONE).restart();
            sim.control().runFor(ms(5));
            sim.control().node(ONE).pause(ms(100));
            Instant before = sim.control().now();
            sim.control().node(ONE).stop(ms(50));
            assertThat(sim.control().node(ONE).state()).isEqualTo(NodeState.DOWN);
            assertThat(sim.control().now()).isEqualTo(before.plusMillis(50));
        });
    }

    @Test
    void aProcessMayPauseItself() {
        NodeWorlds.pass(sim -> {
            Instant start = sim.control().now();
            List<Instant> seen = new ArrayList<>();
            sim.node(ONE).boot(env -> own -> {
                sim.control().node(ONE).pause(ms(40));
                seen.add(own.io().clock().instant());
            });
            sim.control().runFor(ms(100));

            assertThat(seen).containsExactly(start.plusMillis(40));
        });
    }

    @Test
    void misuseIsNamed() {
        NodeWorlds.pass(sim -> {
            NodeControl node = sim.control().node(ONE);
            assertThatThrownBy(() -> node.pause(ms(1))).hasMessageContaining("no process runs on node 1");
            assertThatThrownBy(() -> node.stop(ms(-1))).hasMessageContaining("a grace period is zero or more");
            node.stop();
            assertThat(node.state()).isEqualTo(NodeState.IDLE);
        });
    }

    private static void writeThenWait(Env env, String text) throws Exception {
        Files.writeString(env.io().root().resolve("state"), text);
        env.io().sleep(ms(1_000));
    }

    private static void stubborn(Env env) {
        while (true) {
            try {
                env.io().sleep(ms(100));
            } catch (InterruptedException e) {
                // Goes on regardless.
            }
        }
    }

    private static void sleepAndTell(Env env, List<String> log) {
        try {
            env.io().sleep(ms(1_000));
        } catch (InterruptedException e) {
            log.add(Thread.currentThread().getName() + " interrupted");
        }
    }

    private static void readForever(Env env) throws IOException {
        Path file = env.io().root().resolve("state");
        Files.writeString(file, "x");
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.isOpen()) {
                channel.read(java.nio.ByteBuffer.allocate(1), 0);
            }
        }
    }
}
