package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.net.SocketOptions;
import java.util.Set;

/** What {@link java.net.Socket} and {@link java.net.ServerSocket} delegate to on a simulated node. */
abstract sealed class SocketCore extends SocketImpl permits ConnectionCore, ListenerCore {

    private static final int NOT_CLAIMED = -1;

    final StreamHost host;
    final SocketSettings settings;
    private int portClaimed = NOT_CLAIMED;
    private InetAddress boundAddress = NodeAddresses.wildcard();

    SocketCore(StreamHost host, SocketSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    final void requireConfined() {
        host.network().kernel().requireConfined();
    }

    final InetAddress boundAddress() {
        return boundAddress;
    }

    @Override
    protected final void create(boolean stream) throws IOException {
        requireConfined();
        if (!stream) {
            throw new IOException("datagram sockets are not simulated; send messages through an endpoint");
        }
    }

    @Override
    protected final void bind(InetAddress local, int port) throws IOException {
        requireConfined();
        if (!NodeAddresses.isOwn(local, host.node())) {
            throw new BindException("Cannot assign requested address: " + local.getHostAddress() + " is not one of "
                    + NodeAddresses.name(host.node()));
        }
        claimPort(port);
        boundAddress = local.isAnyLocalAddress()
                ? NodeAddresses.wildcard()
                : host.network().addresses().named(local, host.node());
        address = boundAddress;
    }

    final void claimPort(int wanted) throws SocketException {
        localport = host.claimPort(wanted);
        portClaimed = host.endings();
    }

    /** Gives the port back, if this socket has taken one itself. */
    final void releasePort() {
        host.releasePort(localport, portClaimed);
    }

    @Override
    protected final void connect(String name, int port) throws IOException {
        connect(java.net.InetSocketAddress.createUnresolved(name, port), 0);
    }

    @Override
    protected final void connect(InetAddress remote, int port) throws IOException {
        connect(new java.net.InetSocketAddress(remote, port), 0);
    }

    @Override
    protected void connect(SocketAddress remote, int timeoutMillis) throws IOException {
        throw new SocketException("a socket that listens does not connect");
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("a socket that connects does not listen");
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        throw new SocketException("a socket that connects does not accept");
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw new SocketException("a socket that listens carries no bytes");
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw new SocketException("a socket that listens carries no bytes");
    }

    @Override
    protected int available() throws IOException {
        return 0;
    }

    @Override
    protected final void sendUrgentData(int value) throws IOException {
        throw new SocketException("Urgent data not supported");
    }

    @Override
    protected final Set<SocketOption<?>> supportedOptions() {
        return settings.supported();
    }

    @Override
    protected final <T> void setOption(SocketOption<T> option, T value) {
        settings.set(option, value);
        optionChanged();
    }

    @Override
    @SuppressWarnings("unchecked")
    protected final <T> T getOption(SocketOption<T> option) {
        return (T) settings.get(option);
    }

    @Override
    public final void setOption(int id, Object value) {
        settings.set(id, value);
        optionChanged();
    }

    @Override
    public final Object getOption(int id) {
        return id == SocketOptions.SO_BINDADDR ? localAddress() : settings.get(id);
    }

    InetAddress localAddress() {
        return boundAddress;
    }

    void optionChanged() {}
}
