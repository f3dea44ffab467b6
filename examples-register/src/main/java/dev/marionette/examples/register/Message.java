package dev.marionette.examples.register;

import dev.marionette.api.net.Codec;

/** What clients and replicas say to each other. */
public sealed interface Message {

    /** The bytes of every message. */
    Codec<Message> CODEC = Codec.records(Message.class);

    /** Which request it is, or belongs to. */
    RequestId request();

    /**
     * Asks a replica what it holds.
     *
     * @param request to be given back
     */
    record Query(RequestId request) implements Message {}

    /**
     * Asks a replica to hold this, unless it holds something newer.
     *
     * @param request to be given back
     * @param proposed what to hold
     */
    record Store(RequestId request, Versioned proposed) implements Message {}

    /** What a replica answers. */
    sealed interface Answer extends Message {}

    /**
     * The answer to {@link Query}.
     *
     * @param request that of the query
     * @param held what the replica holds, safe from a crash
     */
    record Held(RequestId request, Versioned held) implements Answer {}

    /**
     * The answer to {@link Store}: the replica holds the proposed value or a newer one, safe from a crash.
     *
     * @param request that of the store
     */
    record Stored(RequestId request) implements Answer {}
}
