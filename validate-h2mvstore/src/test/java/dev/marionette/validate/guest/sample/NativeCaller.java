package dev.marionette.validate.guest.sample;

import java.util.function.Supplier;

/** A guest with native code. */
public final class NativeCaller implements Supplier<String> {

    private static native long now();

    @Override
    public String get() {
        return Long.toString(now());
    }
}
