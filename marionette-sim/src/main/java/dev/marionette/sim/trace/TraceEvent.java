package dev.marionette.sim.trace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One event of a trace.
 *
 * @param index its number in the trace, from 0 without gaps
 * @param atNanos the simulated instant in nanoseconds from the world's epoch
 * @param name {@code component.action}
 * @param fields in the order they were written, values decoded
 */
public record TraceEvent(long index, long atNanos, String name, List<Field> fields) {

    /** Takes an immutable copy of the fields. */
    public TraceEvent {
        fields = List.copyOf(fields);
    }

    /** The part of the name before the first dot. */
    public String component() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The value of the first field with this key. */
    public Optional<String> value(String key) {
        for (Field field : fields) {
            if (field.key().equals(key)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** The value of the first field with this key, when it is a whole number. */
    public OptionalLong number(String key) {
        Optional<String> value = value(key);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value.get()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * One {@code key=value}.
     *
     * @param key lower-case letters, digits and {@code _}
     * @param value the decoded text
     */
    public record Field(String key, String value) {}
}
