package dev.marionette.launcher;

import dev.marionette.sim.Profile;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read the names of profiles. */
final class ProfileConverter implements ITypeConverter<Profile> {

    @Override
    public Profile convert(String text) {
        try {
            return Profile.named(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
