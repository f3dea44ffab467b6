package dev.marionette.launcher;

import dev.marionette.sim.run.RunFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read the kinds of failures, in any case and with {@code -} or {@code _} between the words. */
final class FailureKindConverter implements ITypeConverter<RunFailure.Kind> {

    /** The kind as it is written on the command line: {@code check-failed}. */
    static String nameOf(RunFailure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public RunFailure.Kind convert(String text) {
        String name = text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return Arrays.stream(RunFailure.Kind.values())
                .filter(kind -> nameOf(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no failure of kind '" + text + "'; there are "
                        + Arrays.stream(RunFailure.Kind.values())
                                .map(FailureKindConverter::nameOf)
                                .collect(Collectors.joining(", "))));
    }
}
