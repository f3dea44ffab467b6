package dev.marionette.api.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.marionette.api.Io;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;

/** A server as it is written for the JDK's blocking sockets: a thread for each connection, an answer for each line. */
public final class LineServer implements AutoCloseable {

    private final ServerSocket listener;
    private final ThreadFactory threads;
    private final UnaryOperator<String> answers;

    private LineServer(ServerSocket listener, ThreadFactory threads, UnaryOperator<String> answers) {
        this.listener = listener;
        this.threads = threads;
        this.answers = answers;
    }

    /** Serves at a port that is free, on threads of its own. */
    public static LineServer start(Io io, UnaryOperator<String> answers) throws IOException {
        return start(io, 0, answers);
    }

    /** Serves at a port, on threads of its own. */
    public static LineServer start(Io io, int port, UnaryOperator<String> answers) throws IOException {
        LineServer server = new LineServer(io.serverSockets().createServerSocket(port), io.threads(), answers);
        io.threads().newThread(server::acceptAll).start();
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket connection = listener.accept();
                threads.newThread(() -> serve(connection)).start();
            }
        } catch (IOException closed) {
            // The server was closed.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            OutputStream out = connection.getOutputStream();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((answers.apply(line) + "\n").getBytes(US_ASCII));
            }
        } catch (IOException lost) {
            // The client is gone; it asks again if it still wants an answer.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
