package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets that listen on a simulated node. */
final class NodeServerSocketFactory extends ServerSocketFactory {

    private static final int BACKLOG = 50;

    private final StreamHost host;

    NodeServerSocketFactory(StreamHost host) {
        this.host = host;
    }

    @Override
    public ServerSocket createServerSocket() {
        return new NodeServerSocket(new ListenerCore(host));
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return bound(port, BACKLOG, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return bound(port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress local) throws IOException {
        return bound(port, backlog, local);
    }

    private ServerSocket bound(int port, int backlog, @Nullable InetAddress local) throws IOException {
        ServerSocket socket = createServerSocket();
        socket.bind(new InetSocketAddress(local == null ? NodeAddresses.wildcard() : local, port), backlog);
        return socket;
    }
}
