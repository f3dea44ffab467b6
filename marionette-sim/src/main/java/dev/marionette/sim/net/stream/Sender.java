package dev.marionette.sim.net.stream;

import java.io.IOException;

/** The outgoing half of an end: what was written and has not been acknowledged. */
final class Sender {

    /** What an Ethernet frame carries of a TCP stream. */
    private static final int SEGMENT_BYTES = 1_460;

    private final StreamNetwork network;
    private final End end;
    private final ByteQueue unsent = new ByteQueue();
    private final WaitQueue space;
    private final WaitQueue turn;
    private int capacity;

    /** For how many more bytes the peer has room. */
    private int window;

    private int unacknowledged;
    private boolean writing;
    private boolean finished;
    private boolean finishSent;

    Sender(StreamNetwork network, End end, int capacity) {
        this.network = network;
        this.end = end;
        this.capacity = capacity;
        this.space = new WaitQueue(end.host(), "socket write");
        this.turn = new WaitQueue(end.host(), "turn to write");
    }

    void window(int newWindow) {
        window = newWindow;
    }

    void capacity(int newCapacity) {
        capacity = newCapacity;
        space.signalAll();
    }

    /** Whether something of this end is still to be acknowledged. */
    boolean isOutstanding() {
        return unacknowledged > 0 || !unsent.isEmpty();
    }

    /** Returns when the last byte is in the send buffer; writes of several tasks do not mix. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        while (writing) {
            requireWritable();
            turn.await(WaitQueue.NEVER);
        }
        writing = true;
        try {
            fill(bytes, offset, offset + length);
        } finally {
            writing = false;
            turn.signalAll();
        }
    }

    private void fill(byte[] bytes, int offset, int end) throws IOException {
        int position = offset;
        while (position < end) {
            requireWritable();
            int room = Math.min(end - position, capacity - unacknowledged - unsent.size());
            if (room <= 0) {
                space.await(WaitQueue.NEVER);
            } else {
                unsent.add(bytes, position, room);
                position += room;
                pump();
            }
        }
    }

    private void requireWritable() throws IOException {
        end.requireOpen();
        end.requireHealthyToWrite();
        if (finished) {
            throw new java.net.SocketException("Broken pipe");
        }
    }

    /** Sends what the peer has room for. */
    private void pump() {
        while (!unsent.isEmpty() && window > 0) {
            byte[] bytes = new byte[Math.min(unsent.size(), Math.min(SEGMENT_BYTES, window))];
            unsent.take(bytes, 0, bytes.length);
            window -= bytes.length;
            unacknowledged += bytes.length;
            network.log().send(end, bytes.length);
            end.line().send(Segment.data(bytes));
        }
        if (finished && !finishSent && unsent.isEmpty()) {
            finishSent = true;
            network.log().finish(end);
            end.line().send(Segment.of(Segment.Kind.FINISH));
        }
    }

    /** Nothing is written any more; what was is still sent. */
    void finish() {
        finished = true;
        signal();
        pump();
    }

    void acknowledged(int bytes, int room) {
        unacknowledged -= bytes;
        window += room;
        pump();
        space.signalAll();
    }

    /** Forgets what is not sent yet. */
    void discard() {
        unsent.clear();
        signal();
    }

    /** Lets writers see that the end has changed. */
    void signal() {
        space.signalAll();
        turn.signalAll();
    }
}
