package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A part of a history, laid out for a search. Operations have numbers in the order of their calls. A certain operation has a bit that it shares
 * with operations which are never open at the same time; an operation that may never take effect has a bit of its own, behind those.
 *
 * <p>Operations that change nothing, and whose result nobody knows, are left out.
 */
final class Part<I, O> {

    private final List<Operation<I, O>> operations = new ArrayList<>();
    private final Object[] inputs;
    private final Object[] outputs;
    private final boolean[] certain;
    private final boolean[] reads;
    private final boolean[] extensions;
    private final boolean[] overwrites;
    private final boolean[] blind;
    private final int[] bits;
    private final int[] twins;
    private final int[] events;
    private final int[] historyEvents;
    private final int[] uncertain;
    private final int slots;
    private final boolean overwriting;
    private final boolean extending;
    private final boolean allBlind;

    Part(Model<?, I, O> model, List<Placement<I, O>> placements) {
        List<Placement<I, O>> placed = new ArrayList<>(placements);
        placed.removeIf(p -> !p.isCertain() && model.readsOnly(p.operation().input()));
        placed.sort(Comparator.comparingInt(Part::call));
        int count = placed.size();
        inputs = new Object[count];
        outputs = new Object[count];
        certain = new boolean[count];
        reads = new boolean[count];
        extensions = new boolean[count];
        overwrites = new boolean[count];
        blind = new boolean[count];
        bits = new int[count];
        twins = new int[count];
        for (int i = 0; i < count; i++) {
            place(model, placed.get(i), i);
        }
        boolean anyOverwrites = false;
        boolean anyExtends = false;
        boolean anyOther = false;
        for (int i = 0; i < count; i++) {
            anyOverwrites |= overwrites[i];
            anyExtends |= extensions[i];
            anyOther |= !reads[i] && !(blind[i] && (extensions[i] || overwrites[i]));
        }
        overwriting = anyOverwrites;
        extending = anyExtends;
        allBlind = !anyOther;
        long[] timeline = timeline(placed);
        events = new int[timeline.length];
        historyEvents = new int[timeline.length];
        slots = layOut(timeline);
        uncertain = giveOwnBits();
    }

    /** How many events there are. */
    int events() {
        return events.length;
    }

    /** The number of the operation that is called at this event, or its complement if it returns. */
    int event(int position) {
        return events[position];
    }

    /** The index in the history of the event at this position. */
    int historyEvent(int position) {
        return historyEvents[position];
    }

    /** How many certain operations are open at the same time, at most. Their bits are those below. */
    int slots() {
        return slots;
    }

    /** How many operations may never take effect. */
    int uncertain() {
        return uncertain.length;
    }

    /** The operation with this number among those that may never take effect. */
    int uncertain(int index) {
        return uncertain[index];
    }

    /** The words of the bits of certain operations: whether they took effect, and if some overwrite, whether they may pass unseen. */
    int certainWords() {
        return overwrites() ? 2 * slotWords() : slotWords();
    }

    /** The words with one bit for each slot. */
    int slotWords() {
        return (slots + 63) >>> 6;
    }

    /** The words of all bits. */
    int words() {
        return certainWords() + ((uncertain.length + 63) >>> 6);
    }

    ConfigurationTable.Layout layout() {
        return new ConfigurationTable.Layout(slotWords(), certainWords(), words());
    }

    int bit(int operation) {
        return bits[operation];
    }

    boolean isCertain(int operation) {
        return certain[operation];
    }

    boolean readsOnly(int operation) {
        return reads[operation];
    }

    boolean extendsOnly(int operation) {
        return extensions[operation];
    }

    boolean overwrites(int operation) {
        return overwrites[operation];
    }

    /** Whether the operation is possible in every state. */
    boolean isBlind(int operation) {
        return blind[operation];
    }

    /** Whether an operation overwrites. */
    boolean overwrites() {
        return overwriting;
    }

    /** Whether an operation extends or overwrites. */
    boolean extendsOrOverwrites() {
        return extending || overwriting;
    }

    /** Whether all operations read, or extend or overwrite in every state. */
    boolean isBlind() {
        return allBlind;
    }

    /** How many operations there are. */
    int size() {
        return inputs.length;
    }

    /** The last operation before that asks for the same and may never take effect either, or -1. It does as well. */
    int twin(int operation) {
        return twins[operation];
    }

    Operation<I, O> operation(int operation) {
        return operations.get(operation);
    }

    @SuppressWarnings("unchecked") // That is what was put in.
    <S> List<S> step(Model<S, I, O> model, S state, int operation) {
        return certain[operation]
                ? model.step(state, (I) inputs[operation], (O) outputs[operation])
                : model.step(state, (I) inputs[operation]);
    }

    @SuppressWarnings("unchecked") // That is what was put in.
    <S> boolean leadsTo(Model<S, I, O> model, S state, int read) {
        return model.leadsTo(state, (I) inputs[read], (O) outputs[read]);
    }

    @SuppressWarnings("unchecked") // That is what was put in.
    boolean enables(Model<?, I, O> model, int change, int operation) {
        return model.enables((I) inputs[change], (I) inputs[operation], (O) outputs[operation]);
    }

    @SuppressWarnings("unchecked") // That is what was put in.
    <S> boolean leadsTo(Model<S, I, O> model, S state, int operation, int read) {
        return model.leadsTo(state, (I) inputs[operation], (I) inputs[read], (O) outputs[read]);
    }

    /** Roughly what this object occupies. */
    long bytes() {
        return 80L * inputs.length;
    }

    private void place(Model<?, I, O> model, Placement<I, O> placement, int number) {
        Operation<I, O> operation = placement.operation();
        operations.add(operation);
        inputs[number] = operation.input();
        certain[number] = placement.isCertain();
        reads[number] = model.readsOnly(operation.input());
        if (operation.outcome() instanceof Outcome.Ok<O>(O result)) {
            outputs[number] = result;
            reads[number] = model.readsOnly(operation.input(), result);
        }
        extensions[number] = model.extendsOnly(operation.input());
        overwrites[number] = model.overwrites(operation.input());
        blind[number] = isBlind(model, operation, number);
        twins[number] = -1;
    }

    private boolean isBlind(Model<?, I, O> model, Operation<I, O> operation, int number) {
        if (certain[number] && operation.outcome() instanceof Outcome.Ok<O>(O result)) {
            return !reads[number] && model.isBlind(operation.input(), result);
        }
        return extensions[number] || overwrites[number];
    }

    /** Events in the order of the history: its event, then the number of the operation, then whether it returns. */
    private long[] timeline(List<Placement<I, O>> placed) {
        long[] timeline = new long[2 * placed.size()];
        int length = 0;
        for (int i = 0; i < placed.size(); i++) {
            timeline[length++] = (call(placed.get(i)) + 1L) << 32 | i;
            if (certain[i]) {
                int end = operations.get(i).end().event();
                timeline[length++] = (end + 1L) << 32 | (~i & 0xFFFF_FFFFL);
            }
        }
        long[] sorted = Arrays.copyOf(timeline, length);
        Arrays.sort(sorted);
        return sorted;
    }

    private int layOut(long[] timeline) {
        PriorityQueue<Integer> free = new PriorityQueue<>();
        int used = 0;
        for (int i = 0; i < timeline.length; i++) {
            events[i] = (int) timeline[i];
            historyEvents[i] = (int) (timeline[i] >>> 32) - 1;
            int operation = events[i] < 0 ? ~events[i] : events[i];
            if (!certain[operation]) {
                continue;
            }
            if (events[i] < 0) {
                free.add(bits[operation]);
            } else {
                bits[operation] = free.isEmpty() ? used++ : free.remove();
            }
        }
        return used;
    }

    private int[] giveOwnBits() {
        int[] found = new int[inputs.length];
        int count = 0;
        Map<Object, Integer> lastWithInput = new HashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            if (!certain[i]) {
                bits[i] = (certainWords() << 6) + count;
                found[count++] = i;
                Integer twin = lastWithInput.put(inputs[i], i);
                twins[i] = twin == null ? -1 : twin;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int call(Placement<?, ?> placement) {
        return placement.role() == Placement.Role.FLOATING
                ? -1
                : placement.operation().call().event();
    }
}
