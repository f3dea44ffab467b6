package dev.marionette.sim.net.stream;

import java.net.Socket;
import java.net.SocketException;

/** The JDK's socket on a simulated node. */
final class NodeSocket extends Socket {

    NodeSocket(ConnectionCore core) throws SocketException {
        super(core);
    }
}
