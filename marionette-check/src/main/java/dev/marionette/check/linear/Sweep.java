package dev.marionette.check.linear;

import java.util.Arrays;

/** A place among the events of a part, and what is open there. */
final class Sweep {

    private final Part<?, ?> part;
    private final int[] openInSlot;
    private final SlotKinds kinds;
    private int position;
    private int uncertainCalled;

    /** Begins before the first event. */
    Sweep(Part<?, ?> part) {
        this.part = part;
        openInSlot = new int[part.slots()];
        Arrays.fill(openInSlot, -1);
        kinds = new SlotKinds(part.slotWords());
    }

    /** How many events are passed. */
    int position() {
        return position;
    }

    boolean isEnd() {
        return position == part.events();
    }

    /** The operation that returns next, if the next event is a return. */
    int returning() {
        return ~part.event(position);
    }

    /** The certain operation that is open in each slot, or -1; changes with the position. */
    int[] openInSlot() {
        return openInSlot;
    }

    /** What kinds of operations these are; changes with the position. */
    SlotKinds kinds() {
        return kinds;
    }

    /** How many uncertain operations are called. */
    int uncertainCalled() {
        return uncertainCalled;
    }

    /** Passes an event. */
    void advance() {
        int event = part.event(position++);
        if (event < 0) {
            close(~event);
        } else {
            open(event);
        }
    }

    /** Goes to a position. */
    void seek(int to) {
        while (position > to) {
            int event = part.event(--position);
            if (event < 0) {
                open(~event);
            } else {
                close(event);
            }
        }
        while (position < to) {
            advance();
        }
    }

    private void open(int operation) {
        if (part.isCertain(operation)) {
            openInSlot[part.bit(operation)] = operation;
            kinds.open(part, operation);
        } else {
            uncertainCalled++;
        }
    }

    private void close(int operation) {
        if (part.isCertain(operation)) {
            openInSlot[part.bit(operation)] = -1;
            kinds.close(part.bit(operation));
        } else {
            uncertainCalled--;
        }
    }
}
