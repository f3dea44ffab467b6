package dev.marionette.sim.net.stream;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * The names and addresses of the nodes: node 2 is the host {@code node-2} with the address 10.0.0.3. Nothing here asks the host's resolver.
 *
 * <p>On every node {@code localhost}, 127.0.0.0/8 and ::1 are the node itself.
 */
public final class NodeAddresses {

    private static final String PREFIX = "node-";
    private static final String LOCALHOST = "localhost";
    private static final int NETWORK = 10;
    private static final int MAX_DIGITS = 8;

    private final int nodes;

    /** The addresses of nodes 0 to {@code nodes - 1}. */
    public NodeAddresses(int nodes) {
        this.nodes = nodes;
    }

    /** The name of a node as a host. */
    public static String name(int node) {
        return PREFIX + node;
    }

    /** The address of a node; it carries the node's name. */
    public static InetAddress address(int node) {
        int host = node + 1;
        return address(name(node), NETWORK, host >> 16, host >> 8, host);
    }

    static InetAddress loopback() {
        return address(LOCALHOST, 127, 0, 0, 1);
    }

    static InetAddress wildcard() {
        return address("0.0.0.0", 0, 0, 0, 0);
    }

    private static InetAddress address(String name, int... parts) {
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) parts[i];
        }
        try {
            return InetAddress.getByAddress(name, bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has four bytes", e);
        }
    }

    /**
     * The address that belongs to a name, or to the text of an address.
     *
     * @throws UnknownHostException if no node has the name
     */
    InetAddress resolve(String host) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.equals(LOCALHOST)) {
            return loopback();
        }
        if (name.startsWith(PREFIX) && isNumber(name.substring(PREFIX.length()))) {
            int node = Integer.parseInt(name.substring(PREFIX.length()));
            if (node < nodes) {
                return address(node);
            }
        }
        return literal(host);
    }

    private static boolean isNumber(String text) {
        boolean canonical = text.length() == 1 || !text.startsWith("0");
        return canonical
                && !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private InetAddress literal(String host) throws UnknownHostException {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            UnknownHostException unknown = new UnknownHostException(host + ": the hosts of this simulation are "
                    + name(0) + (nodes > 1 ? " to " + name(nodes - 1) : "") + " and localhost");
            unknown.initCause(e);
            throw unknown;
        }
    }

    /**
     * Which node has an address.
     *
     * @param self the node that asks, for addresses that every node calls its own
     * @throws NoRouteToHostException if no node has it
     */
    int nodeAt(InetAddress address, int self) throws NoRouteToHostException {
        if (isOwn(address, self)) {
            return self;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address && bytes[0] == NETWORK) {
            int node = ((bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff)) - 1;
            if (node >= 0 && node < nodes) {
                return node;
            }
        }
        throw new NoRouteToHostException("no route to host " + address.getHostAddress() + ": the addresses of this"
                + " simulation are " + address(0).getHostAddress()
                + (nodes > 1 ? " to " + address(nodes - 1).getHostAddress() : "") + " and loopback");
    }

    /** Whether a node calls this address its own; the wildcard address stands for loopback. */
    static boolean isOwn(InetAddress address, int self) {
        return address.isAnyLocalAddress() || address.isLoopbackAddress() || isOf(address, self);
    }

    private static boolean isOf(InetAddress address, int node) {
        return address.equals(address(node));
    }

    /** The form of an address in which a socket shows it, with a name, so that asking for the name never leads to the host's resolver. */
    InetAddress named(InetAddress address, int self) throws NoRouteToHostException {
        int node = nodeAt(address, self);
        return node == self && !isOf(address, self) ? loopback() : address(node);
    }
}
