package dev.marionette.check.model;

/**
 * What a lock service, and a resource that it guards, can be asked for. Each acquisition has a greater token than those before; the resource
 * refuses a token smaller than one it has seen (fencing: Kleppmann, "Designing Data-Intensive Applications", 2017, chapter 8).
 */
public sealed interface LockCall {

    /**
     * Takes the lock if it is free. Returns its token, {@link Reply.Value}, or {@link Reply#NOTHING} if it is held.
     *
     * @param client who
     */
    record Acquire(int client) implements LockCall {
        @Override
        public String toString() {
            return "acquire " + client;
        }
    }

    /**
     * Gives the lock back. Returns {@link Reply#YES}, or {@link Reply#NO} if the client did not hold it.
     *
     * @param client who
     */
    record Release(int client) implements LockCall {
        @Override
        public String toString() {
            return "release " + client;
        }
    }

    /**
     * Uses the resource. Returns {@link Reply#YES}, or {@link Reply#NO} if it has seen a greater token.
     *
     * @param token that of an acquisition
     */
    record Use(long token) implements LockCall {
        @Override
        public String toString() {
            return "use " + token;
        }
    }
}
