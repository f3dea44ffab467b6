package dev.marionette.validate.guest.sample;

import java.util.function.Supplier;

/** A guest that starts a thread, through a class of its own. */
public final class ThreadStarter implements Supplier<String> {

    @Override
    public String get() {
        new Worker().start();
        return "started";
    }

    private static final class Worker extends Thread {}
}
