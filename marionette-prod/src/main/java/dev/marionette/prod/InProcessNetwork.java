package dev.marionette.prod;

import dev.marionette.api.NodeId;
import dev.marionette.api.net.Codec;
import dev.marionette.api.net.Endpoint;
import dev.marionette.api.net.MessageTooLargeException;
import dev.marionette.api.net.UnknownNodeException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A network that connects the nodes of a cluster inside one process, for programs and tests that run a whole cluster on the real machine.
 *
 * <p>Messages cross as bytes, so nodes share no object. A message arrives before {@code send} returns, in the order of sending, unless the
 * receiver's queue is full or the receiver has not asked for an endpoint of its type yet: then it is dropped without a word, as on any
 * network. It never delays, doubles or damages one; those faults belong to a simulation.
 *
 * {@snippet :
 * InProcessNetwork network = InProcessNetwork.of(3);
 * Endpoint<Message> client = network.endpoint(Message.CODEC, NodeId.of(0));
 * Endpoint<Message> replica = network.endpoint(Message.CODEC, NodeId.of(1));
 * client.send(replica.node(), new Message.Write(1, "one"));
 * Envelope<Message> request = replica.receive();
 * }
 *
 * <p>It holds no threads and nothing of the host, so it needs no closing. Safe for use by any thread, as its endpoints are.
 */
public final class InProcessNetwork {

    private static final int FIRST_BUFFER = 256;

    private final InProcessOptions options;
    private final ConcurrentMap<Address, InProcessEndpoint<?>> endpoints = new ConcurrentHashMap<>();

    private InProcessNetwork(InProcessOptions options) {
        this.options = options;
    }

    /**
     * A network of this many nodes, with default options.
     *
     * @throws IllegalArgumentException if there is not at least one node
     */
    public static InProcessNetwork of(int nodes) {
        return of(InProcessOptions.nodes(nodes));
    }

    /** A network with these options. */
    public static InProcessNetwork of(InProcessOptions options) {
        return new InProcessNetwork(options);
    }

    /**
     * Where a node sends and receives messages of one type. A node has one endpoint for a type, whose codec is the one of the first call.
     *
     * @throws UnknownNodeException if there is no such node
     */
    @SuppressWarnings("unchecked")
    public <M> Endpoint<M> endpoint(Codec<M> codec, NodeId node) {
        requireNode(node);
        Address address = new Address(codec.type(), node);
        // The address holds the type, so what is found under it is an endpoint of that type.
        return (Endpoint<M>) endpoints.computeIfAbsent(address, absent -> new InProcessEndpoint<>(this, codec, node));
    }

    int queueCapacity() {
        return options.queueCapacity();
    }

    /** The endpoint of a node for a type, or null if nobody asked for it yet. */
    @Nullable
    InProcessEndpoint<?> find(Class<?> type, NodeId node) {
        requireNode(node);
        return endpoints.get(new Address(type, node));
    }

    <M> byte[] encode(Codec<M> codec, M message) {
        Objects.requireNonNull(message, "message");
        int limit = options.maxMessageSize();
        int size = Math.min(FIRST_BUFFER, limit);
        while (true) {
            ByteBuffer buffer = ByteBuffer.allocate(size);
            try {
                codec.encode(message, buffer);
                return Arrays.copyOf(buffer.array(), buffer.position());
            } catch (BufferOverflowException e) {
                size = larger(size, limit, e);
            }
        }
    }

    private static int larger(int size, int limit, BufferOverflowException overflow) {
        if (size == limit) {
            MessageTooLargeException tooLarge = new MessageTooLargeException(limit);
            tooLarge.initCause(overflow);
            throw tooLarge;
        }
        return (int) Math.min(4L * size, limit);
    }

    private void requireNode(NodeId node) {
        if (node.index() >= options.nodeCount()) {
            throw new UnknownNodeException(node, options.nodeCount());
        }
    }

    private record Address(Class<?> type, NodeId node) {}
}
