package dev.marionette.validate.guest;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where redirected host calls end: each method answers one of them from the host of the loader that defined the caller.
 *
 * <p>Names are those used in {@link HostCalls}; the first parameter is bound at link time, the others are those of the original call.
 */
final class GuestCalls {

    private GuestCalls() {}

    static long currentTimeMillis(GuestClassLoader loader) {
        return loader.host().currentTimeMillis();
    }

    static long nanoTime(GuestClassLoader loader) {
        return loader.host().nanoTime();
    }

    static Instant instant(GuestClassLoader loader) {
        long nanos = loader.host().currentTimeNanos();
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    static LocalDateTime localDateTime(GuestClassLoader loader) {
        return LocalDateTime.ofInstant(instant(loader), ZoneOffset.UTC);
    }

    static LocalDate localDate(GuestClassLoader loader) {
        return localDateTime(loader).toLocalDate();
    }

    static LocalTime localTime(GuestClassLoader loader) {
        return localDateTime(loader).toLocalTime();
    }

    static ZonedDateTime zonedDateTime(GuestClassLoader loader) {
        return instant(loader).atZone(ZoneOffset.UTC);
    }

    static Clock clock(GuestClassLoader loader) {
        return new GuestClock(loader, ZoneOffset.UTC);
    }

    static void sleep(GuestClassLoader loader, long millis) {
        loader.host().sleep(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    static void parkNanos(GuestClassLoader loader, long nanos) {
        loader.host().sleep(Math.max(0, nanos));
    }

    /** A wait with a limit may end early, so letting the whole limit pass is one of its legal outcomes. */
    static void timedWait(GuestClassLoader loader, Object monitor, long millis) {
        sleep(loader, millis);
    }

    /** With one guest thread a lock is free, its own, or never to be had within the limit. */
    static boolean tryLock(GuestClassLoader loader, ReentrantLock lock, long time, TimeUnit unit) {
        if (lock.tryLock()) {
            return true;
        }
        loader.host().sleep(unit.toNanos(time));
        return false;
    }

    static long seed(GuestClassLoader loader) {
        return loader.host().random().nextLong();
    }

    static RandomGenerator random(GuestClassLoader loader) {
        return loader.host().random();
    }

    static double mathRandom(GuestClassLoader loader) {
        return loader.host().random().nextDouble();
    }

    static SecureRandom secureRandom(GuestClassLoader loader) {
        return new GuestSecureRandom(loader.host().random());
    }

    static SecureRandom secureRandom(GuestClassLoader loader, String algorithm) {
        return secureRandom(loader);
    }

    /** Version 4, from the host's randomness. */
    static UUID randomUuid(GuestClassLoader loader) {
        RandomGenerator random = loader.host().random();
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static int availableProcessors(GuestClassLoader loader, Runtime runtime) {
        return 1;
    }

    static long memory(GuestClassLoader loader, Runtime runtime) {
        return 1L << 30;
    }

    /** One value for all is a legal identity hash, and the only one that is the same in every run. */
    static int identityHashCode(GuestClassLoader loader, @Nullable Object any) {
        return 0;
    }

    static void collectGarbage(GuestClassLoader loader) {
        // Nothing that a guest may see depends on it.
    }

    /** The guest's view of the time as a JDK clock. */
    private static final class GuestClock extends Clock {
        private final GuestClassLoader loader;
        private final ZoneId zone;

        GuestClock(GuestClassLoader loader, ZoneId zone) {
            this.loader = loader;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new GuestClock(loader, other);
        }

        @Override
        public Instant instant() {
            return GuestCalls.instant(loader);
        }
    }
}
