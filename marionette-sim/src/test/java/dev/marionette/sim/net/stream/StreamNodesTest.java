package dev.marionette.sim.net.stream;

import static dev.marionette.sim.net.stream.Wires.CLIENT;
import static dev.marionette.sim.net.stream.Wires.OTHER;
import static dev.marionette.sim.net.stream.Wires.PORT;
import static dev.marionette.sim.net.stream.Wires.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marionette.api.Env;
import dev.marionette.api.Seed;
import dev.marionette.api.contract.LineClient;
import dev.marionette.api.contract.LineServer;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.SimulationOptions;
import dev.marionette.sim.net.stream.Wires.Pair;
import dev.marionette.sim.run.RunFailure;
import dev.marionette.sim.run.Runner;
import dev.marionette.sim.run.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of nodes that crash, stop and come back, and connections that never come about. */
final class StreamNodesTest {

    @Test
    void aCrashIsSilentUntilTheRestartedNodeAnswersWithAReset() {
        Wires.run(wires -> {
            Pair struck = wires.pair(SERVER);
            Pair spared = wires.pair(OTHER);
            wires.sim().control().node(SERVER).crash();
            InputStream in = struck.client().getInputStream();
            struck.client().setSoTimeout(5_000);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            struck.ask("anyone?");
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            wires.sim().control().node(SERVER).restart();
            struck.client().setSoTimeout(0);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(in::read)
                    .withMessage("Connection reset");

            spared.answer("here");
            assertThat(spared.answered(4)).isEqualTo("here");
        });
    }

    @Test
    void aReaderThatNobodyWillAnswerIsADeadlock() {
        Scenario<Simulation> scenario = Scenario.named("silence", world -> world.simulate(SimulationOptions.nodes(2)))
                .run(sim -> {
                    ServerSocket listener =
                            sim.node(SERVER).env().io().serverSockets().createServerSocket(PORT);
                    Socket client = sim.env().io().sockets().createSocket("node-1", PORT);
                    listener.accept();
                    sim.control().node(SERVER).crash();
                    client.getInputStream().read();
                });
        RunFailure failure = Runner.expectFailure(scenario, Seed.of(7));
        assertThat(failure.kind()).isEqualTo(RunFailure.Kind.DEADLOCK);
        assertThat(failure.toString()).contains("socket read");
    }

    @Test
    void aNodeThatStaysDownTimesTheSenderOut() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            wires.sim().control().node(SERVER).crash();
            pair.ask("anyone?");
            assertThat(wires.millis(() -> assertThatExceptionOfType(SocketException.class)
                            .isThrownBy(() -> pair.client().getInputStream().read())
                            .withMessage("Connection timed out")))
                    .isBetween(700_000L, 925_000L);
        });
    }

    @Test
    void aWriterThatWaitedForRoomLearnsOfTheCrash() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            FutureTask<Boolean> writer = wires.start(() -> {
                pair.client().getOutputStream().write(new byte[200_000]);
                return true;
            });
            wires.pass(Duration.ofMinutes(1));
            wires.sim().control().node(SERVER).crash();
            wires.pass(Duration.ofMinutes(1));
            assertThat(writer.isDone()).isFalse();
            wires.sim().control().node(SERVER).restart();
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(writer::get)
                    .withMessageContaining("Connection reset");
        });
    }

    @Test
    void whatACrashedNodeHadSentStillArrives() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            pair.answer("last words");
            wires.sim().control().node(SERVER).crash();
            assertThat(pair.answered(10)).isEqualTo("last words");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatACrashedNodeStillRepeatedDoesNotArrive(boolean closed) {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            wires.network().partition(List.of(CLIENT), List.of(SERVER));
            pair.answer("lost words");
            if (closed) {
                pair.server().close();
            }
            wires.passMillis(100);
            wires.sim().control().node(SERVER).crash();
            wires.sim().control().node(SERVER).restart();
            wires.network().heal();
            pair.client().setSoTimeout(60_000);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> pair.client().getInputStream().read());
        });
    }

    @Test
    void socketsOfACrashedNodeAreOfNoUse() {
        Wires.run(wires -> {
            Pair pair = wires.pair(SERVER);
            ServerSocket listener = wires.listen(SERVER);
            FutureTask<Integer> reader =
                    wires.start(() -> pair.server().getInputStream().read());
            wires.passMillis(1);
            wires.sim().control().node(SERVER).crash();
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(reader::get)
                    .withMessageContaining("node-1 lost its power");
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> pair.server().getOutputStream().write(1));
            assertThatExceptionOfType(SocketException.class).isThrownBy(listener::accept);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> wires.at(SERVER).sockets().createSocket("node-0", PORT))
                    .withMessageContaining("Network is down: node-1");
            wires.sim().control().node(SERVER).restart();
            assertThatExceptionOfType(SocketException.class).isThrownBy(listener::accept);
            ServerSocket again = wires.listen(SERVER);
            listener.close();
            assertThatExceptionOfType(BindException.class).isThrownBy(() -> wires.listen(SERVER));
            try (Socket client = wires.at(CLIENT).sockets().createSocket("node-1", PORT)) {
                assertThat(again.accept().getPort()).isEqualTo(client.getLocalPort());
            }
        });
    }

    @Test
    void aClientReconnectsToARestartedServer() {
        Wires.run(wires -> {
            wires.sim().node(SERVER).boot(env -> StreamNodesTest::serve);
            wires.passMillis(1);
            LineClient client = LineClient.connect(wires.at(CLIENT).sockets(), "node-1", PORT);
            assertThat(client.ask("a")).isEqualTo("node 1: a");
            wires.sim().control().node(SERVER).crash();
            wires.sim().control().node(SERVER).restart();
            wires.passMillis(1);
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> client.ask("b"));
            LineClient again = LineClient.connect(wires.at(CLIENT).sockets(), "node-1", PORT);
            assertThat(again.ask("b")).isEqualTo("node 1: b");
        });
    }

    private static void serve(Env env) throws IOException, InterruptedException {
        LineServer.start(env.io(), PORT, line -> "node " + env.node() + ": " + line);
        new CountDownLatch(1).await();
    }

    @Test
    void theEndOfAProcessClosesItsConnections() {
        Wires.run(wires -> {
            ServerSocket listener = wires.listen(CLIENT);
            wires.sim().node(SERVER).boot(env -> StreamNodesTest::sayBye);
            Socket client = listener.accept();
            assertThat(client.getInputStream().readAllBytes()).containsExactly('b', 'y', 'e');
            assertThat(client.getInetAddress().getHostName()).isEqualTo("node-1");
        });
    }

    /** Leaves its socket open. */
    @SuppressWarnings("resource")
    private static void sayBye(Env env) throws IOException {
        env.io()
                .sockets()
                .createSocket("node-0", PORT)
                .getOutputStream()
                .write("bye".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void theEndOfAProcessThatHadNotReadEverythingResets() {
        Wires.run(wires -> {
            ServerSocket listener = wires.listen(CLIENT);
            wires.sim().node(SERVER).boot(env -> booted -> {
                booted.io().sockets().createSocket("node-0", PORT);
                booted.io().sleep(Duration.ofSeconds(1));
            });
            Socket client = listener.accept();
            client.getOutputStream().write(1);
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read())
                    .withMessage("Connection reset");
        });
    }

    @Test
    void aStoppedProcessLeavesItsNodeToRefuse() {
        Wires.run(wires -> {
            wires.sim().node(SERVER).boot(env -> StreamNodesTest::serve);
            wires.passMillis(1);
            LineClient client = LineClient.connect(wires.at(CLIENT).sockets(), "node-1", PORT);
            assertThat(client.ask("a")).isEqualTo("node 1: a");
            wires.sim().control().node(SERVER).stop(Duration.ofSeconds(1));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.ask("b"));
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> LineClient.connect(wires.at(CLIENT).sockets(), "node-1", PORT))
                    .withMessage("Connection refused");
        });
    }

    @Test
    void aNodeWithoutAListenerRefusesAfterARoundTrip() {
        Wires.run(wires -> {
            assertThat(wires.millis(() -> assertThatExceptionOfType(ConnectException.class)
                            .isThrownBy(() -> wires.at(CLIENT).sockets().createSocket("node-1", PORT))
                            .withMessage("Connection refused")))
                    .isEqualTo(2);
            ServerSocket listener = wires.listen(SERVER);
            try (Socket client = wires.at(CLIENT).sockets().createSocket("node-1", PORT)) {
                assertThat(listener.accept().getPort()).isEqualTo(client.getLocalPort());
            }
        });
    }

    @Test
    void aNodeThatIsDownDoesNotAnswer() {
        Wires.run(wires -> {
            wires.sim().control().node(SERVER).crash();
            Socket limited = wires.at(CLIENT).sockets().createSocket();
            assertThat(wires.millis(() -> assertThatExceptionOfType(SocketTimeoutException.class)
                            .isThrownBy(() -> limited.connect(Wires.address(SERVER), 300))
                            .withMessage("Connect timed out")))
                    .isEqualTo(300);
            assertThat(limited.isClosed()).isTrue();
            assertThat(wires.millis(() -> assertThatExceptionOfType(ConnectException.class)
                            .isThrownBy(() -> wires.at(CLIENT).sockets().createSocket("node-1", PORT))
                            .withMessage("Connection timed out")))
                    .isEqualTo(127_000);
        });
    }

    @Test
    void aRequestIsRepeatedUntilThePartitionHeals() {
        Wires.run(wires -> {
            ServerSocket listener = wires.listen(SERVER);
            wires.network().isolate(SERVER);
            FutureTask<Socket> client =
                    wires.start(() -> wires.at(CLIENT).sockets().createSocket("node-1", PORT));
            wires.pass(Duration.ofSeconds(2));
            assertThat(client.isDone()).isFalse();
            wires.network().heal();
            assertThat(wires.millis(client::get)).as("asked at 0, 1 and 3 s").isEqualTo(1_002);
            assertThat(listener.accept().isConnected()).isTrue();
        });
    }

    @Test
    void aFullBacklogDoesNotAnswer() {
        Wires.run(wires -> {
            ServerSocket listener = wires.at(SERVER).serverSockets().createServerSocket(PORT, 1);
            connect(wires);
            connect(wires);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> connect(wires));
            listener.accept();
            assertThat(connect(wires).isConnected()).isTrue();
        });
    }

    private static Socket connect(Wires wires) throws IOException {
        Socket socket = wires.at(CLIENT).sockets().createSocket();
        socket.connect(Wires.address(SERVER), 500);
        return socket;
    }

    @Test
    void closingAListenerResetsTheConnectionsThatNobodyAccepted() {
        Wires.run(wires -> {
            ServerSocket listener = wires.listen(SERVER);
            Socket client = wires.at(CLIENT).sockets().createSocket("node-1", PORT);
            listener.close();
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> client.getInputStream().read())
                    .withMessage("Connection reset");
        });
    }

    @Test
    void aLimitOnReadingFollowsTheClockOfItsNode() {
        Wires.run(wires -> {
            wires.sim().control().node(SERVER).skew(dev.marionette.sim.node.ClockSkew.drift(100_000));
            Pair pair = wires.pair(SERVER);
            pair.server().setSoTimeout(1_100);
            assertThat(wires.millis(() -> assertThatExceptionOfType(SocketTimeoutException.class)
                            .isThrownBy(() -> pair.server().getInputStream().read())))
                    .isEqualTo(1_000);
        });
    }
}
