package dev.marionette.check.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers in an order. Immutable. */
final class Sequence {

    static final Sequence EMPTY = new Sequence(new long[0]);

    private final long[] values;
    private final int hash;

    private Sequence(long[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    int size() {
        return values.length;
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    long get(int index) {
        return values[index];
    }

    Sequence append(long value) {
        long[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = value;
        return new Sequence(longer);
    }

    Sequence withoutFirst() {
        return new Sequence(Arrays.copyOfRange(values, 1, values.length));
    }

    /** Where a value is in an ascending sequence, as of {@link Arrays#binarySearch(long[], long)}. */
    int search(long value) {
        return Arrays.binarySearch(values, value);
    }

    Sequence insert(int index, long value) {
        long[] longer = new long[values.length + 1];
        System.arraycopy(values, 0, longer, 0, index);
        longer[index] = value;
        System.arraycopy(values, index, longer, index + 1, values.length - index);
        return new Sequence(longer);
    }

    Sequence remove(int index) {
        long[] shorter = new long[values.length - 1];
        System.arraycopy(values, 0, shorter, 0, index);
        System.arraycopy(values, index + 1, shorter, index, shorter.length - index);
        return new Sequence(shorter);
    }

    boolean holds(List<Long> expected) {
        if (expected.size() != values.length) {
            return false;
        }
        int i = 0;
        for (long value : expected) {
            if (value != values[i++]) {
                return false;
            }
        }
        return true;
    }

    long bytes() {
        return 48 + 8L * values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sequence that && hash == that.hash && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return list.toString();
    }
}
