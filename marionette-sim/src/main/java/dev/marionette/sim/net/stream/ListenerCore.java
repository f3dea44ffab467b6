package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/** A socket that listens on a simulated node. */
final class ListenerCore extends SocketCore {

    private @Nullable Listener listener;

    ListenerCore(StreamHost host) {
        super(host, SocketSettings.ofListener());
    }

    @Override
    protected void listen(int backlog) throws IOException {
        requireConfined();
        listener = host.listen(new InetSocketAddress(boundAddress(), localport), backlog, settings);
    }

    @Override
    protected void accept(SocketImpl accepted) throws IOException {
        requireConfined();
        if (listener == null) {
            throw new SocketException("Not bound");
        }
        ((ConnectionCore) accepted).adopt(listener.accept(settings.timeoutMillis()));
    }

    @Override
    protected void close() {
        requireConfined();
        if (listener != null) {
            host.closeListener(localport, listener);
            listener = null;
        }
        releasePort();
    }
}
