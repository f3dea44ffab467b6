package dev.marionette.launcher;

import dev.marionette.api.Seed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read seeds. */
final class SeedConverter implements ITypeConverter<Seed> {

    @Override
    public Seed convert(String text) {
        try {
            return Seed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
