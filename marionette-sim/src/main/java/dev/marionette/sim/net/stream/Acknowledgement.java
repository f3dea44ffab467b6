package dev.marionette.sim.net.stream;

import dev.marionette.sim.engine.Event;
import dev.marionette.sim.engine.Kernel;

/** Tells one end what the other has received, and how much more it has room for. */
final class Acknowledgement extends Event {

    private final StreamNetwork network;
    private final Kernel kernel;
    private final End receiver;
    private final End sender;
    private final int bytes;
    private final int room;
    private final long sentNanos;
    private int attempts;

    /**
     * An acknowledgement that is not sent yet.
     *
     * @param bytes how many bytes were received
     * @param room for how many more bytes there is room now
     */
    Acknowledgement(StreamNetwork network, End receiver, int bytes, int room) {
        this.network = network;
        this.kernel = network.kernel();
        this.receiver = receiver;
        this.sender = receiver.peer();
        this.bytes = bytes;
        this.room = room;
        this.sentNanos = kernel.nowNanos();
    }

    void send() {
        kernel.schedule(this, network.arrivalNanos(receiver.node(), sender.node(), 0));
    }

    @Override
    protected void fire() {
        long cloggedNanos = network.paths().cloggedUntilNanos(receiver.node(), sender.node());
        if (cloggedNanos > kernel.nowNanos()) {
            kernel.schedule(this, cloggedNanos);
        } else if (!network.isOpen(receiver.node(), sender.node())) {
            lost();
        } else {
            sender.acknowledged(bytes, room);
        }
    }

    /** The sender repeats what is not acknowledged, and so gets another acknowledgement. Single ones that are lost are made up for by the next. */
    private void lost() {
        if (receiver.isGone() || !sender.sendsAgain()) {
            return;
        }
        attempts++;
        long waitNanos = Line.timeoutNanos(attempts);
        if (bytes > 0 && kernel.nowNanos() + waitNanos - sentNanos > network.giveUpNanos()) {
            sender.fail(Failure.TIMED_OUT);
            return;
        }
        kernel.schedule(this, kernel.nowNanos() + waitNanos);
    }
}
