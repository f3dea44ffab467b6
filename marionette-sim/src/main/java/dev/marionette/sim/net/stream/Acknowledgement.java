package dev.marionette.sim.net.stream;

/** Tells one end what the other has received, and how much more it has room for. */
final class Acknowledgement extends Transit {

    private final End receiver;
    private final End sender;
    private final int bytes;
    private final int room;
    private int attempts;
    private long firstLossNanos;

    /**
     * An acknowledgement that is not sent yet.
     *
     * @param bytes how many bytes were received
     * @param room for how many more bytes there is room now
     */
    Acknowledgement(StreamNetwork network, End receiver, int bytes, int room) {
        super(network, receiver.node(), receiver.peer().node());
        this.receiver = receiver;
        this.sender = receiver.peer();
        this.bytes = bytes;
        this.room = room;
    }

    void send() {
        kernel.schedule(this, network.arrivalNanos(fromNode(), toNode(), 0));
    }

    @Override
    void arrive() {
        boolean repeatedByNobody = attempts > 0 && receiver.isGone();
        if (!repeatedByNobody && network.isOpen(fromNode(), toNode())) {
            sender.acknowledged(bytes, room);
        } else {
            lost();
        }
    }

    /** The sender repeats what is not acknowledged, and so gets another acknowledgement. Single ones that are lost are made up for by the next. */
    private void lost() {
        if (receiver.isGone() || !sender.sendsAgain()) {
            return;
        }
        if (attempts == 0) {
            firstLossNanos = kernel.nowNanos();
        }
        attempts++;
        long waitNanos = Line.timeoutNanos(attempts);
        if (bytes > 0 && kernel.nowNanos() + waitNanos - firstLossNanos > network.giveUpNanos()) {
            sender.fail(Failure.TIMED_OUT);
            return;
        }
        kernel.schedule(this, kernel.nowNanos() + waitNanos);
    }
}
