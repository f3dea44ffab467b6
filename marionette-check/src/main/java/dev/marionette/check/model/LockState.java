package dev.marionette.check.model;

/**
 * A lock and the resource that it guards.
 *
 * @param holder the client that holds it, or -1
 * @param token no token so far was greater
 * @param fence the greatest token that the resource has seen
 */
record LockState(int holder, long token, long fence) {

    static final int FREE = -1;

    @Override
    public String toString() {
        String lock = holder == FREE ? "free" : "held by client " + holder;
        return lock + ", tokens to " + token + ", resource at " + fence;
    }
}
