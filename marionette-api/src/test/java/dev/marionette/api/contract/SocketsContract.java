package dev.marionette.api.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.marionette.api.Env;
import dev.marionette.api.Io;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Connections of a node to itself, through the socket factories. */
public abstract class SocketsContract extends Contract {

    private static final int MEGABYTE = 1 << 20;
    private static final int SHORT_MILLIS = 2;

    /** Both ends of one open connection. */
    private record Pair(Socket client, Socket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    @Test
    void aClientAndAServerTalkInLines() throws Exception {
        run(env -> {
            try (LineServer server = LineServer.start(env.io(), String::toUpperCase);
                    LineClient client = LineClient.connect(env.io().sockets(), "localhost", server.port())) {
                assertThat(client.ask("hello")).isEqualTo("HELLO");
                assertThat(client.ask("")).isEmpty();
                assertThat(client.ask("x".repeat(10_000))).isEqualTo("X".repeat(10_000));
            }
        });
    }

    @Test
    void severalClientsAreServedAtOnce() throws Exception {
        run(env -> {
            try (LineServer server = LineServer.start(env.io(), line -> line + "!");
                    LineClient first = LineClient.connect(env.io().sockets(), "localhost", server.port());
                    LineClient second = LineClient.connect(env.io().sockets(), "localhost", server.port())) {
                assertThat(second.ask("b")).isEqualTo("b!");
                assertThat(first.ask("a")).isEqualTo("a!");
            }
        });
    }

    @Test
    void bothEndsKnowTheirAddresses() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                assertThat(pair.client.getPort()).isEqualTo(pair.server.getLocalPort());
                assertThat(pair.server.getPort())
                        .isEqualTo(pair.client.getLocalPort())
                        .isPositive();
                assertThat(pair.client.getInetAddress().isLoopbackAddress()).isTrue();
                assertThat(pair.server.getInetAddress().isLoopbackAddress()).isTrue();
                assertThat(pair.client.getLocalAddress().isLoopbackAddress()).isTrue();
                assertThat(pair.server.getLocalAddress().isLoopbackAddress()).isTrue();
                assertThat(pair.client.isConnected() && pair.server.isConnected())
                        .isTrue();
                assertThat(pair.client.getChannel()).isNull();
            }
        });
    }

    @Test
    void theEndOfAStreamIsReadAfterItsLastByte() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                pair.client.getOutputStream().write(bytes("last words"));
                pair.client.close();
                InputStream in = pair.server.getInputStream();
                assertThat(in.readAllBytes()).isEqualTo(bytes("last words"));
                assertThat(in.read()).isEqualTo(-1);
                assertThat(in.read(new byte[4])).isEqualTo(-1);
            }
        });
    }

    @Test
    void oneDirectionMayEndBeforeTheOther() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                pair.client.getOutputStream().write(bytes("question"));
                pair.client.shutdownOutput();
                assertThat(pair.server.getInputStream().readAllBytes()).isEqualTo(bytes("question"));
                pair.server.getOutputStream().write(bytes("answer"));
                pair.server.close();
                assertThat(pair.client.getInputStream().readAllBytes()).isEqualTo(bytes("answer"));
                assertThat(pair.client.isOutputShutdown()).isTrue();
            }
        });
    }

    @Test
    void aStreamThatWasShutTakesNoMoreBytes() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                OutputStream out = pair.client.getOutputStream();
                pair.client.shutdownOutput();
                assertThatExceptionOfType(SocketException.class).isThrownBy(() -> out.write(1));
                InputStream in = pair.client.getInputStream();
                pair.client.shutdownInput();
                assertThat(in.read()).isEqualTo(-1);
            }
        });
    }

    @Test
    void aMegabyteArrivesWholeHoweverSlowlyItIsRead() throws Exception {
        run(env -> {
            byte[] sent = new byte[MEGABYTE];
            for (int i = 0; i < sent.length; i++) {
                sent[i] = (byte) ((i * 31) >> 3);
            }
            try (Pair pair = pair(env)) {
                FutureTask<byte[]> received =
                        start(env.io(), () -> pair.server.getInputStream().readAllBytes());
                pair.client.getOutputStream().write(sent);
                pair.client.shutdownOutput();
                assertThat(received.get()).isEqualTo(sent);
            }
        });
    }

    @Test
    void availableCountsWhatCanBeReadAtOnce() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                InputStream in = pair.server.getInputStream();
                assertThat(in.available()).isZero();
                pair.client.getOutputStream().write(bytes("four"));
                assertThat(in.read()).isEqualTo('f');
                assertThat(in.available()).isEqualTo(3);
                assertThat(in.read(new byte[0])).isZero();
            }
        });
    }

    @Test
    void aReadWithALimitTimesOutAndTheNextOneGoesOn() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                pair.server.setSoTimeout(SHORT_MILLIS);
                InputStream in = pair.server.getInputStream();
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
                pair.server.setSoTimeout(0);
                pair.client.getOutputStream().write(7);
                assertThat(in.read()).isEqualTo(7);
            }
        });
    }

    @Test
    void anAcceptWithALimitTimesOutAndTheNextOneGoesOn() throws Exception {
        run(env -> {
            try (ServerSocket server = listen(env.io())) {
                server.setSoTimeout(SHORT_MILLIS);
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
                server.setSoTimeout(0);
                try (Socket client = connect(env.io(), server);
                        Socket accepted = server.accept()) {
                    assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
                }
            }
        });
    }

    @Test
    void aPortAtWhichNobodyListensRefuses() throws Exception {
        run(env -> {
            ServerSocket server = listen(env.io());
            int port = server.getLocalPort();
            server.close();
            assertThatExceptionOfType(ConnectException.class)
                    .isThrownBy(() -> env.io().sockets().createSocket("localhost", port))
                    .withMessageContaining("refused");
        });
    }

    @Test
    void aPortThatIsTakenCannotBeTakenAgain() throws Exception {
        run(env -> {
            try (ServerSocket server = listen(env.io())) {
                assertThatExceptionOfType(BindException.class)
                        .isThrownBy(() -> env.io().serverSockets().createServerSocket(server.getLocalPort()));
            }
        });
    }

    @Test
    void closingASocketEndsTheReadOfAnotherThread() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                InputStream in = pair.client.getInputStream();
                FutureTask<IOException> outcome = start(env.io(), () -> failureOf(in::read));
                env.io().sleep(java.time.Duration.ofMillis(SHORT_MILLIS));
                pair.client.close();
                assertThat(outcome.get()).isInstanceOf(SocketException.class);
                assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
                assertThat(pair.client.isClosed()).isTrue();
            }
        });
    }

    @Test
    void closingAServerSocketEndsTheAcceptOfAnotherThread() throws Exception {
        run(env -> {
            ServerSocket server = listen(env.io());
            FutureTask<IOException> outcome = start(env.io(), () -> failureOf(server::accept));
            env.io().sleep(java.time.Duration.ofMillis(SHORT_MILLIS));
            server.close();
            assertThat(outcome.get()).isInstanceOf(SocketException.class);
        });
    }

    @Test
    void anInterruptClosesTheSocketThatAThreadWaitsFor() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                InputStream in = pair.client.getInputStream();
                FutureTask<IOException> outcome = new FutureTask<>(() -> {
                    IOException failure = failureOf(in::read);
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    return failure;
                });
                Thread reader = env.io().threads().newThread(outcome);
                reader.start();
                reader.interrupt();
                assertThat(outcome.get()).isInstanceOf(SocketException.class).hasMessage("Closed by interrupt");
                assertThat(pair.client.isClosed()).isTrue();
            }
        });
    }

    @Test
    void anInterruptClosesTheServerSocketThatAThreadWaitsFor() throws Exception {
        run(env -> {
            try (ServerSocket server = listen(env.io())) {
                FutureTask<IOException> outcome = new FutureTask<>(() -> failureOf(server::accept));
                Thread acceptor = env.io().threads().newThread(outcome);
                acceptor.start();
                acceptor.interrupt();
                assertThat(outcome.get()).isInstanceOf(SocketException.class).hasMessage("Closed by interrupt");
                assertThat(server.isClosed()).isTrue();
            }
        });
    }

    @Test
    void closingWithBytesUnreadEndsTheStreamAndThenTheConnection() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                pair.client.getOutputStream().write(bytes("read the first only"));
                assertThat(pair.server.getInputStream().read()).isEqualTo('r');
                pair.server.close();
                assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
                OutputStream out = pair.client.getOutputStream();
                assertThatExceptionOfType(SocketException.class).isThrownBy(() -> writeForEver(env.io(), out));
            }
        });
    }

    @Test
    void closingWithoutLingeringResetsTheConnection() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                pair.server.setSoLinger(true, 0);
                pair.server.close();
                InputStream in = pair.client.getInputStream();
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(in::read)
                        .withMessage("Connection reset");
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(in::read)
                        .withMessage("Connection reset");
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(() -> pair.client.getOutputStream().write(1));
            }
        });
    }

    @Test
    void writingToAnEndThatWasClosedFailsInTheEnd() throws Exception {
        run(env -> {
            try (Pair pair = pair(env)) {
                pair.server.close();
                OutputStream out = pair.client.getOutputStream();
                assertThatExceptionOfType(SocketException.class).isThrownBy(() -> writeForEver(env.io(), out));
            }
        });
    }

    @Test
    void optionsAreRemembered() throws Exception {
        run(env -> {
            try (Socket socket = env.io().sockets().createSocket()) {
                assertThat(socket.getSoLinger()).isEqualTo(-1);
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.setSoLinger(true, 5);
                socket.setSoTimeout(1_234);
                assertThat(socket.getTcpNoDelay()).isTrue();
                assertThat(socket.getKeepAlive()).isTrue();
                assertThat(socket.getSoLinger()).isEqualTo(5);
                assertThat(socket.getSoTimeout()).isEqualTo(1_234);
                socket.setOption(StandardSocketOptions.TCP_NODELAY, false);
                assertThat(socket.getTcpNoDelay()).isFalse();
                assertThat(socket.supportedOptions()).contains(StandardSocketOptions.SO_RCVBUF);
            }
        });
    }

    @Test
    void anUnconnectedSocketIsBoundAndConnectedStepByStep() throws Exception {
        run(env -> {
            try (ServerSocket server = env.io().serverSockets().createServerSocket();
                    Socket client = env.io().sockets().createSocket()) {
                assertThat(server.isBound()).isFalse();
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
                client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                int port = client.getLocalPort();
                client.connect(server.getLocalSocketAddress(), 10_000);
                try (Socket accepted = server.accept()) {
                    assertThat(accepted.getPort()).isEqualTo(port).isEqualTo(client.getLocalPort());
                }
                assertThatExceptionOfType(SocketException.class)
                        .isThrownBy(() -> client.connect(server.getLocalSocketAddress()));
            }
        });
    }

    private static void writeForEver(Io io, OutputStream out) throws Exception {
        while (true) {
            out.write(1);
            io.sleep(java.time.Duration.ofMillis(SHORT_MILLIS));
        }
    }

    private static Pair pair(Env env) throws IOException {
        try (ServerSocket server = listen(env.io())) {
            Socket client = connect(env.io(), server);
            return new Pair(client, server.accept());
        }
    }

    private static ServerSocket listen(Io io) throws IOException {
        return io.serverSockets().createServerSocket(0);
    }

    private static Socket connect(Io io, ServerSocket server) throws IOException {
        return io.sockets().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    private static <T> FutureTask<T> start(Io io, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        io.threads().newThread(task).start();
        return task;
    }

    /** What an operation fails with that cannot succeed. */
    private static IOException failureOf(Callable<?> operation) throws Exception {
        try {
            throw new AssertionError("not expected: " + operation.call());
        } catch (IOException e) {
            return e;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
