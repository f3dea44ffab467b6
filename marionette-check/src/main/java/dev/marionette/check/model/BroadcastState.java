package dev.marionette.check.model;

/**
 * The order so far, and how far each node is.
 *
 * @param order the messages, first to last
 * @param delivered how many of them each node has delivered; nodes beyond the end have none
 */
record BroadcastState(Sequence order, Sequence delivered) {

    int delivered(int node) {
        return node < delivered.size() ? (int) delivered.get(node) : 0;
    }

    BroadcastState broadcast(long message) {
        return new BroadcastState(order.append(message), delivered);
    }

    BroadcastState deliver(int node) {
        Sequence next = delivered;
        while (next.size() <= node) {
            next = next.append(0);
        }
        return new BroadcastState(order, next.remove(node).insert(node, delivered(node) + 1L));
    }

    @Override
    public String toString() {
        return "order " + order + ", delivered by node " + delivered;
    }
}
