package dev.marionette.check.model;

import java.util.List;

/**
 * The values of one call, or of its reply, as they are read from a text.
 *
 * @param operation its name
 * @param values its arguments
 */
record CallReader(String operation, List<String> values) {

    CallReader require(int count) {
        if (values.size() != count) {
            throw new IllegalArgumentException(
                    operation + " takes " + count + " values, but there are " + values.size());
        }
        return this;
    }

    String text(int index) {
        return values.get(index);
    }

    long number(int index) {
        String value = values.get(index);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the values of " + operation + " are whole numbers of 64 bits, not " + value, e);
        }
    }

    int index(int index) {
        long number = number(index);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the client or node of " + operation + " is a number from 0 to 2147483647, not " + number);
        }
        return (int) number;
    }

    IllegalArgumentException unknown(String operations) {
        return new IllegalArgumentException("expected one of " + operations + ", found " + operation);
    }
}
