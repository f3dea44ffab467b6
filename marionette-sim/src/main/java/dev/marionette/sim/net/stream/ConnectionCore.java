package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A socket of a simulated node that connects, or was accepted. */
final class ConnectionCore extends SocketCore {

    private @Nullable End end;
    private boolean closed;

    ConnectionCore(StreamHost host, SocketSettings settings) {
        super(host, settings);
    }

    /** Becomes the socket of a connection that was accepted. */
    void adopt(End accepted) {
        end = accepted;
        address = accepted.remote().getAddress();
        port = accepted.remotePort();
        localport = accepted.local().getPort();
    }

    @Override
    protected void connect(SocketAddress remote, int timeoutMillis) throws IOException {
        requireConfined();
        if (!(remote instanceof InetSocketAddress asked)) {
            throw new IOException("Unsupported address type");
        }
        try {
            connect(asked, timeoutMillis);
        } catch (SocketTimeoutException e) {
            close();
            throw e;
        } catch (InterruptedIOException e) {
            close();
            SocketException closedByInterrupt = new SocketException("Closed by interrupt");
            closedByInterrupt.initCause(e);
            throw closedByInterrupt;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void connect(InetSocketAddress asked, int timeoutMillis) throws IOException {
        NodeAddresses addresses = host.network().addresses();
        InetAddress found = asked.isUnresolved() ? addresses.resolve(asked.getHostString()) : asked.getAddress();
        address = addresses.named(found, host.node());
        port = asked.getPort();
        if (localport == 0) {
            claimPort(0);
        }
        InetSocketAddress local = new InetSocketAddress(sourceAddress(), localport);
        End connecting = host.connect(local, new InetSocketAddress(address, port), settings);
        end = connecting;
        connecting.awaitOpen(timeoutMillis);
    }

    private InetAddress sourceAddress() {
        return address.isLoopbackAddress() ? NodeAddresses.loopback() : NodeAddresses.address(host.node());
    }

    private End connected() throws SocketException {
        requireConfined();
        if (closed) {
            throw new SocketException("Socket closed");
        }
        if (end == null) {
            throw new SocketException("Socket is not connected");
        }
        return end;
    }

    @Override
    protected InputStream getInputStream() {
        return new Input();
    }

    @Override
    protected OutputStream getOutputStream() {
        return new Output();
    }

    @Override
    protected int available() throws IOException {
        End open = connected();
        open.requireOpen();
        return open.receiver().available();
    }

    @Override
    protected void shutdownInput() throws IOException {
        connected().receiver().shut();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        connected().shutdownOutput();
    }

    @Override
    protected void close() {
        requireConfined();
        if (closed) {
            return;
        }
        closed = true;
        if (end != null) {
            end.close(settings.closesAbortively());
        }
        releasePort();
    }

    @Override
    InetAddress localAddress() {
        return end == null ? boundAddress() : end.local().getAddress();
    }

    @Override
    void optionChanged() {
        if (end != null) {
            end.sender().capacity(settings.sendBuffer());
            end.receiver().capacity(settings.receiveBuffer());
        }
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            End open = connected();
            return length == 0 ? 0 : open.receiver().read(target, offset, length, settings.timeoutMillis());
        }

        @Override
        public int available() throws IOException {
            return ConnectionCore.this.available();
        }

        @Override
        public void close() {
            ConnectionCore.this.close();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, source.length);
            connected().sender().write(source, offset, length);
        }

        @Override
        public void close() {
            ConnectionCore.this.close();
        }
    }
}
