package dev.marionette.validate.guest.sample;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A guest that asks the machine for everything that can be redirected. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "WaitNotInLoop"}) // the calls themselves are what is under test
public final class HostUser implements Supplier<String> {

    @Override
    public String get() {
        List<Object> answers = new ArrayList<>();
        answers.add(System.currentTimeMillis());
        answers.add(System.nanoTime());
        answers.add(Instant.now());
        answers.add(LocalDateTime.now());
        answers.add(Clock.systemUTC().instant());
        answers.add(new Date().getTime());
        answers.add(new Random().nextLong());
        answers.add(new SplittableRandom().nextLong());
        answers.add(new SecureRandom().nextLong());
        answers.add(Math.random());
        answers.add(UUID.randomUUID());
        answers.add(Runtime.getRuntime().availableProcessors());
        answers.add(System.identityHashCode(this));
        answers.add(sleepAndLock());
        answers.add(System.currentTimeMillis());
        return answers.toString();
    }

    private static boolean sleepAndLock() {
        try {
            Thread.sleep(1_000);
            Object monitor = new Object();
            synchronized (monitor) {
                monitor.wait(1_000);
            }
            return new ReentrantLock().tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
