package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** The JDK's server socket on a simulated node. */
final class NodeServerSocket extends ServerSocket {

    private final ListenerCore core;

    NodeServerSocket(ListenerCore core) {
        super(core);
        this.core = core;
    }

    /** The JDK's own accept asks a factory of the whole JVM for the accepted socket; this one knows its kind. */
    @Override
    public Socket accept() throws IOException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
        if (!isBound()) {
            throw new SocketException("Socket is not bound yet");
        }
        Socket accepted = new NodeSocket(new ConnectionCore(core.host, core.settings.accepted()));
        implAccept(accepted);
        return accepted;
    }
}
