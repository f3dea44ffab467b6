package dev.marionette.sim.net.stream;

import java.net.SocketOption;
import java.net.SocketOptions;
import java.net.StandardSocketOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one socket. All are kept; the sizes of the buffers, {@code SO_LINGER} and {@code SO_TIMEOUT} have an effect. */
final class SocketSettings {

    private static final int BUFFER_BYTES = 65_536;
    private static final int NO_LINGER = -1;

    private final Map<SocketOption<?>, Object> values = new LinkedHashMap<>();
    private int timeoutMillis;

    private SocketSettings() {
        values.put(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
        values.put(StandardSocketOptions.SO_REUSEPORT, false);
        values.put(StandardSocketOptions.IP_TOS, 0);
    }

    /** Those of a socket that connects or was accepted. */
    static SocketSettings ofConnection() {
        SocketSettings settings = new SocketSettings();
        settings.values.put(StandardSocketOptions.SO_REUSEADDR, false);
        settings.values.put(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
        settings.values.put(StandardSocketOptions.SO_KEEPALIVE, false);
        settings.values.put(StandardSocketOptions.SO_LINGER, NO_LINGER);
        settings.values.put(StandardSocketOptions.TCP_NODELAY, false);
        return settings;
    }

    /** Those of a socket that listens. */
    static SocketSettings ofListener() {
        SocketSettings settings = new SocketSettings();
        settings.values.put(StandardSocketOptions.SO_REUSEADDR, true);
        return settings;
    }

    /** Those of a connection that this socket, which listens, accepts. */
    SocketSettings accepted() {
        SocketSettings settings = ofConnection();
        settings.values.put(StandardSocketOptions.SO_RCVBUF, receiveBuffer());
        return settings;
    }

    int timeoutMillis() {
        return timeoutMillis;
    }

    int sendBuffer() {
        return (Integer) get(StandardSocketOptions.SO_SNDBUF);
    }

    int receiveBuffer() {
        return (Integer) get(StandardSocketOptions.SO_RCVBUF);
    }

    /** Whether closing throws away what was not sent. */
    boolean closesAbortively() {
        return (Integer) get(StandardSocketOptions.SO_LINGER) == 0;
    }

    Set<SocketOption<?>> supported() {
        return Collections.unmodifiableSet(values.keySet());
    }

    Object get(SocketOption<?> option) {
        Object value = values.get(option);
        if (value == null) {
            throw unsupported(option.name());
        }
        return value;
    }

    void set(SocketOption<?> option, @Nullable Object value) {
        get(option);
        if (value == null || !option.type().isInstance(value)) {
            throw new IllegalArgumentException("'" + value + "' is no value of " + option.name());
        }
        boolean isSize = option == StandardSocketOptions.SO_RCVBUF || option == StandardSocketOptions.SO_SNDBUF;
        if (isSize && (Integer) value < 1) {
            throw new IllegalArgumentException(option.name() + " is at least 1, not " + value);
        }
        values.put(option, value);
    }

    /** Reads an option by its number in {@link SocketOptions}. */
    Object get(int id) {
        return id == SocketOptions.SO_TIMEOUT ? (Object) timeoutMillis : get(option(id));
    }

    /** Sets an option by its number in {@link SocketOptions}. */
    void set(int id, Object value) {
        if (id == SocketOptions.SO_TIMEOUT) {
            timeoutMillis = (Integer) value;
        } else if (id == SocketOptions.SO_LINGER && value instanceof Boolean) {
            set(StandardSocketOptions.SO_LINGER, NO_LINGER);
        } else {
            set(option(id), value);
        }
    }

    private static SocketOption<?> option(int id) {
        return switch (id) {
            case SocketOptions.TCP_NODELAY -> StandardSocketOptions.TCP_NODELAY;
            case SocketOptions.SO_LINGER -> StandardSocketOptions.SO_LINGER;
            case SocketOptions.SO_SNDBUF -> StandardSocketOptions.SO_SNDBUF;
            case SocketOptions.SO_RCVBUF -> StandardSocketOptions.SO_RCVBUF;
            case SocketOptions.SO_KEEPALIVE -> StandardSocketOptions.SO_KEEPALIVE;
            case SocketOptions.SO_REUSEADDR -> StandardSocketOptions.SO_REUSEADDR;
            case SocketOptions.SO_REUSEPORT -> StandardSocketOptions.SO_REUSEPORT;
            case SocketOptions.IP_TOS -> StandardSocketOptions.IP_TOS;
            case SocketOptions.SO_OOBINLINE -> throw unsupported("SO_OOBINLINE (urgent data)");
            default -> throw unsupported("the socket option 0x" + Integer.toHexString(id));
        };
    }

    private static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException(
                what + " is not supported by this socket of a simulation;" + " Socket.supportedOptions lists what is");
    }
}
