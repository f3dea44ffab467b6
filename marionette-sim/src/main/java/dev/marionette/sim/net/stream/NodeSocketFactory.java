package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes sockets that connect from a simulated node. */
final class NodeSocketFactory extends SocketFactory {

    private final StreamHost host;

    NodeSocketFactory(StreamHost host) {
        this.host = host;
    }

    @Override
    public Socket createSocket() throws IOException {
        return new NodeSocket(new ConnectionCore(host, SocketSettings.ofConnection()));
    }

    @Override
    public Socket createSocket(@Nullable String name, int port) throws IOException {
        return connect(named(name, port), null);
    }

    @Override
    public Socket createSocket(@Nullable String name, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        return connect(named(name, port), local(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return connect(new InetSocketAddress(address, port), null);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, @Nullable InetAddress local, int localPort)
            throws IOException {
        return connect(new InetSocketAddress(address, port), local(local, localPort));
    }

    /** No name stands for this node, as in the JDK. */
    private static InetSocketAddress named(@Nullable String name, int port) {
        return InetSocketAddress.createUnresolved(name == null ? "" : name, port);
    }

    private static InetSocketAddress local(@Nullable InetAddress local, int port) {
        return new InetSocketAddress(local == null ? NodeAddresses.wildcard() : local, port);
    }

    private Socket connect(SocketAddress remote, @Nullable SocketAddress local) throws IOException {
        Socket socket = createSocket();
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.connect(remote);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
