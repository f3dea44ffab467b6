package dev.marionette.validate.guest.sample;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A guest that hides a host call in a method reference. */
public final class ClockReference implements Supplier<String> {

    private static final LongSupplier CLOCK = System::currentTimeMillis;

    @Override
    public String get() {
        return Long.toString(CLOCK.getAsLong());
    }
}
