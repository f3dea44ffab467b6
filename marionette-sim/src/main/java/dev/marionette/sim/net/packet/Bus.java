package dev.marionette.sim.net.packet;

import dev.marionette.sim.engine.Kernel;
import org.jspecify.annotations.Nullable;

/** All endpoints for one type of message. */
final class Bus<M> {

    private final Kernel kernel;
    private final PacketNetwork network;
    private final Class<M> type;
    private final @Nullable PacketEndpoint<?>[] endpoints;

    Bus(Kernel kernel, PacketNetwork network, Class<M> type, int nodes) {
        this.kernel = kernel;
        this.network = network;
        this.type = type;
        this.endpoints = new @Nullable PacketEndpoint<?>[nodes];
    }

    PacketNetwork network() {
        return network;
    }

    Class<M> type() {
        return type;
    }

    /** The endpoint of a node that is up. It keeps what arrives before the node asks for it. */
    @SuppressWarnings("unchecked")
    PacketEndpoint<M> endpoint(int node) {
        PacketEndpoint<?> endpoint = endpoints[node];
        if (endpoint == null) {
            endpoint = new PacketEndpoint<>(kernel, this, network.id(node));
            endpoints[node] = endpoint;
        }
        return (PacketEndpoint<M>) endpoint;
    }

    /** Ends the endpoint of a node, and what its tasks wait for at the endpoints of others. */
    void nodeDown(int node) {
        PacketEndpoint<?> ended = endpoints[node];
        if (ended != null) {
            endpoints[node] = null;
            ended.close();
        }
        for (PacketEndpoint<?> endpoint : endpoints) {
            if (endpoint != null) {
                endpoint.forgetDropped();
            }
        }
    }
}
