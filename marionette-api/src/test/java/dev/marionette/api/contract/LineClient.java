package dev.marionette.api.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import javax.net.SocketFactory;

/** A client as it is written for the JDK's blocking sockets; the counterpart of {@link LineServer}. */
public final class LineClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    private LineClient(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
    }

    public static LineClient connect(SocketFactory sockets, String host, int port) throws IOException {
        return new LineClient(sockets.createSocket(host, port));
    }

    /** The connection itself. */
    public Socket socket() {
        return socket;
    }

    /** Sends a line and waits for the answer. */
    public String ask(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(US_ASCII));
        String answer = answers.readLine();
        if (answer == null) {
            throw new EOFException("no answer to '" + line + "'");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
