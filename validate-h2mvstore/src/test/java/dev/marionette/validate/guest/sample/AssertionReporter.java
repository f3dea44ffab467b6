package dev.marionette.validate.guest.sample;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A guest that tells whether its assertions are on, and keeps static state. */
public final class AssertionReporter implements Supplier<String> {

    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public String get() {
        boolean on = false;
        assert on = true;
        return "assertions " + on + ", call " + CALLS.incrementAndGet();
    }
}
