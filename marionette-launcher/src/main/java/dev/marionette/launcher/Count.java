package dev.marionette.launcher;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number of seeds, worlds or failures, as people write it: {@code 1000}, {@code 10_000}, {@code 10k}, {@code 2m}.
 *
 * @param value at least 1
 */
record Count(long value) {

    private static final long LARGEST = 1_000_000_000_000L;

    /**
     * Reads a count.
     *
     * @throws IllegalArgumentException if the text is not one; the message names the text and the accepted forms
     */
    static Count parse(String text) {
        String digits = text.strip().replace("_", "").toLowerCase(Locale.ROOT);
        long unit = digits.endsWith("k") ? 1_000 : digits.endsWith("m") ? 1_000_000 : 1;
        try {
            String number = unit == 1 ? digits : digits.substring(0, digits.length() - 1);
            long value = Math.multiplyExact(Long.parseLong(number), unit);
            if (value >= 1 && value <= LARGEST) {
                return new Count(value);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(problem(text), e);
        }
        throw new IllegalArgumentException(problem(text));
    }

    private static String problem(String text) {
        return "not a count: '" + text + "'; write a whole number from 1 to a million million,"
                + " such as 500, 10_000, 10k or 2m";
    }

    /** The value where it must be small, as a number of threads or of reports must.
     *
     * @throws UsageException if it is above the limit; it names the option
     */
    int atMost(int limit, String option) {
        if (value > limit) {
            throw new UsageException(option + " is at most " + limit + ", not " + value);
        }
        return (int) value;
    }

    /** For picocli. */
    static final class Converter implements ITypeConverter<Count> {

        @Override
        public Count convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
