package dev.marionette.sim.net.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.marionette.api.Io;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** As much of an FTP server (RFC 959) as storing and fetching files takes, over blocking sockets and files. */
final class FtpServer {

    static final int PORT = 21;

    private final Io io;

    FtpServer(Io io) {
        this.io = io;
    }

    /** Serves for ever, each client on a thread of its own. */
    void serve() throws IOException {
        try (ServerSocket listener = io.serverSockets().createServerSocket(PORT)) {
            while (true) {
                Socket control = listener.accept();
                io.threads().newThread(() -> new Session(control).run()).start();
            }
        }
    }

    private final class Session {

        private final Socket control;
        private @Nullable ServerSocket passive;
        private @Nullable InetAddress activeHost;
        private int activePort;

        Session(Socket control) {
            this.control = control;
        }

        void run() {
            try (control) {
                BufferedReader commands = new BufferedReader(new InputStreamReader(control.getInputStream(), US_ASCII));
                reply("220 ready");
                for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                    int space = line.indexOf(' ');
                    String argument = space < 0 ? "" : line.substring(space + 1);
                    obey(space < 0 ? line : line.substring(0, space), argument);
                }
            } catch (IOException lost) {
                // The client is gone, and what it had not finished to store is left aside.
            }
        }

        private void obey(String command, String argument) throws IOException {
            switch (command) {
                case "USER" -> reply("331 password please");
                case "PASS" -> reply("230 welcome");
                case "TYPE", "NOOP" -> reply("200 fine");
                case "PASV" -> listen();
                case "PORT" -> remember(argument);
                case "STOR" -> store(io.root().resolve(argument));
                case "RETR" -> fetch(io.root().resolve(argument));
                case "QUIT" -> reply("221 bye");
                default -> reply("502 not here");
            }
        }

        private void listen() throws IOException {
            passive = io.serverSockets().createServerSocket(0, 1, control.getLocalAddress());
            passive.setSoTimeout(60_000);
            int port = passive.getLocalPort();
            String host =
                    ((Inet4Address) control.getLocalAddress()).getHostAddress().replace('.', ',');
            reply("227 passive (" + host + "," + port / 256 + "," + port % 256 + ")");
        }

        private void remember(String argument) throws IOException {
            String[] parts = argument.split(",", -1);
            activeHost = InetAddress.ofLiteral(String.join(".", parts[0], parts[1], parts[2], parts[3]));
            activePort = Integer.parseInt(parts[4]) * 256 + Integer.parseInt(parts[5]);
            reply("200 fine");
        }

        private Socket openData() throws IOException {
            ServerSocket listener = passive;
            if (listener == null) {
                return io.sockets().createSocket(activeHost, activePort);
            }
            passive = null;
            try (listener) {
                return listener.accept();
            }
        }

        /** The file appears when it is whole and on disk. */
        private void store(Path file) throws IOException {
            reply("150 go ahead");
            Path partial = file.resolveSibling(file.getFileName() + ".part");
            try (Socket data = openData();
                    InputStream in = data.getInputStream();
                    OutputStream out = Files.newOutputStream(partial)) {
                in.transferTo(out);
            }
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(partial, file);
            reply("226 stored");
        }

        private void fetch(Path file) throws IOException {
            if (!Files.exists(file)) {
                reply("550 no such file");
                return;
            }
            reply("150 here it comes");
            try (Socket data = openData();
                    InputStream in = Files.newInputStream(file)) {
                in.transferTo(data.getOutputStream());
            }
            reply("226 sent");
        }

        private void reply(String line) throws IOException {
            control.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        }
    }
}
