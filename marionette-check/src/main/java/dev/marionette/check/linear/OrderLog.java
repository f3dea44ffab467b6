package dev.marionette.check.linear;

import java.util.ArrayList;
import java.util.List;

/** The order that a search took, with the operations that took effect unseen right before the last one that overwrote the state. */
final class OrderLog<I, O> {

    private final Part<I, O> part;
    private final List<Point<I, O>> points = new ArrayList<>();
    private final List<Integer> unseenOperations = new ArrayList<>();
    private final List<Integer> unseenBefore = new ArrayList<>();
    private int lastOverwriting;

    OrderLog(Part<I, O> part) {
        this.part = part;
    }

    /** An operation took effect right before the event at a position, which may be the end. */
    void add(int operation, int at) {
        if (part.overwrites(operation)) {
            lastOverwriting = points.size();
        }
        int event = at < part.events() ? part.historyEvent(at) : Integer.MAX_VALUE;
        points.add(new Point<>(part.operation(operation), event));
    }

    /** An operation that was open when the last one overwrote the state takes effect before that. */
    void addUnseen(int operation) {
        unseenOperations.add(operation);
        unseenBefore.add(lastOverwriting);
    }

    /** The whole order. */
    List<Point<I, O>> points() {
        List<Point<I, O>> all = new ArrayList<>(points.size() + unseenOperations.size());
        int unseen = 0;
        for (int i = 0; i < points.size(); i++) {
            Point<I, O> point = points.get(i);
            while (unseen < unseenBefore.size() && unseenBefore.get(unseen) <= i) {
                all.add(new Point<>(part.operation(unseenOperations.get(unseen++)), point.beforeEvent()));
            }
            all.add(point);
        }
        return all;
    }
}
