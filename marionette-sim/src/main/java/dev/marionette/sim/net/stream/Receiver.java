package dev.marionette.sim.net.stream;

import java.io.IOException;
import java.net.SocketTimeoutException;

/** The incoming half of an end: what arrived and was not read. */
final class Receiver {

    private final StreamNetwork network;
    private final End end;
    private final ByteQueue received = new ByteQueue();
    private final WaitQueue arrivals;
    private int capacity;

    /** Room that was made by reading and that the peer has not been told of. */
    private int untoldRoom;

    private boolean finished;
    private boolean shut;

    Receiver(StreamNetwork network, End end, int capacity) {
        this.network = network;
        this.end = end;
        this.capacity = capacity;
        this.arrivals = new WaitQueue(end.host(), "socket read");
    }

    int capacity() {
        return capacity;
    }

    /** A larger buffer is told to the peer with the next acknowledgement; a smaller one fills up less again. */
    void capacity(int newCapacity) {
        untoldRoom += newCapacity - capacity;
        capacity = newCapacity;
        tellRoom();
    }

    int available() {
        return received.size();
    }

    boolean isFinished() {
        return finished;
    }

    /** Reads at least one byte; -1 at the end of the stream. */
    int read(byte[] target, int offset, int length, int timeoutMillis) throws IOException {
        long deadlineNanos = arrivals.deadlineNanos(timeoutMillis);
        while (true) {
            end.requireOpen();
            if (shut) {
                return -1;
            }
            if (!received.isEmpty()) {
                return take(target, offset, length);
            }
            if (finished) {
                return -1;
            }
            end.requireHealthyToRead();
            if (arrivals.isPast(deadlineNanos)) {
                throw new SocketTimeoutException("Read timed out");
            }
            arrivals.await(deadlineNanos);
        }
    }

    private int take(byte[] target, int offset, int length) {
        int wanted = network.readLength(end, Math.min(length, received.size()));
        int taken = received.take(target, offset, wanted);
        untoldRoom += taken;
        tellRoom();
        return taken;
    }

    /** Tells the peer of room in large steps only (RFC 9293, 3.8.6.2.2: the receiver's side of the silly window). */
    private void tellRoom() {
        if (2L * untoldRoom >= capacity && end.isConnected()) {
            end.acknowledge(0, takeRoom());
        }
    }

    private int takeRoom() {
        int room = Math.max(0, untoldRoom);
        untoldRoom -= room;
        return room;
    }

    void arrived(byte[] bytes) {
        network.log().deliver(end, bytes.length);
        if (shut) {
            untoldRoom += bytes.length;
        } else {
            received.add(bytes, 0, bytes.length);
            arrivals.signalAll();
        }
        end.acknowledge(bytes.length, takeRoom());
    }

    void finished() {
        finished = true;
        arrivals.signalAll();
    }

    /** What arrives from now on is thrown away; what is here already too. */
    void shut() {
        shut = true;
        untoldRoom += received.size();
        received.clear();
        tellRoom();
        arrivals.signalAll();
    }

    void discard() {
        received.clear();
        arrivals.signalAll();
    }

    /** Lets readers see that the end has changed. */
    void signal() {
        arrivals.signalAll();
    }
}
