package dev.marionette.validate.guest;

import static java.lang.constant.ConstantDescs.CD_long;

import dev.marionette.validate.guest.HostCall.Redirected;
import dev.marionette.validate.guest.HostCall.Refused;
import dev.marionette.validate.guest.HostCall.Seeded;
import dev.marionette.validate.guest.HostCall.Substituted;
import java.lang.constant.ClassDesc;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The table of calls by which code reaches its machine. What is not listed stays as it is.
 *
 * <p>A class's lines are tried in this order: the method with these arguments, any method of this name, any method at all.
 */
final class HostCalls {

    /** Method with argument descriptors, and the {@link GuestCalls} method that answers instead. */
    private static final String REDIRECTED = """
            java.lang.System.currentTimeMillis() currentTimeMillis
            java.lang.System.nanoTime() nanoTime
            java.time.Instant.now() instant
            java.time.LocalDateTime.now() localDateTime
            java.time.LocalDate.now() localDate
            java.time.LocalTime.now() localTime
            java.time.ZonedDateTime.now() zonedDateTime
            java.time.Clock.systemUTC() clock
            java.time.Clock.systemDefaultZone() clock
            java.lang.Thread.sleep(J) sleep
            java.lang.Object.wait(J) timedWait
            java.util.concurrent.locks.LockSupport.parkNanos(J) parkNanos
            java.util.concurrent.locks.ReentrantLock.tryLock(JLjava/util/concurrent/TimeUnit;) tryLock
            java.security.SecureRandom.getInstance(Ljava/lang/String;) secureRandom
            java.security.SecureRandom.getInstanceStrong() secureRandom
            java.lang.Math.random() mathRandom
            java.lang.StrictMath.random() mathRandom
            java.util.UUID.randomUUID() randomUuid
            java.lang.Runtime.availableProcessors() availableProcessors
            java.lang.Runtime.maxMemory() memory
            java.lang.Runtime.totalMemory() memory
            java.lang.Runtime.freeMemory() memory
            java.lang.System.identityHashCode(Ljava/lang/Object;) identityHashCode
            java.lang.System.gc() collectGarbage
            """;

    /** Methods that have no stand-in, whatever their arguments; {@code *} for all methods of a class. */
    private static final String REFUSED = """
            java.util.concurrent.ThreadLocalRandom.current
            java.security.SecureRandom.<init>
            java.security.SecureRandom.getInstance
            java.time.Instant.now
            java.time.LocalDateTime.now
            java.time.LocalDate.now
            java.time.LocalTime.now
            java.time.ZonedDateTime.now
            java.time.OffsetDateTime.now
            java.time.OffsetTime.now
            java.time.Clock.system
            java.util.Calendar.getInstance
            java.util.GregorianCalendar.<init>
            java.lang.Thread.sleep
            java.lang.Thread.start
            java.lang.Thread.startVirtualThread
            java.util.Timer.<init>
            java.util.concurrent.Executors.*
            java.util.concurrent.ForkJoinPool.*
            java.util.concurrent.ThreadPoolExecutor.<init>
            java.util.concurrent.CompletableFuture.runAsync
            java.util.concurrent.CompletableFuture.supplyAsync
            java.lang.Runtime.exec
            java.lang.ProcessBuilder.start
            java.nio.channels.FileChannel.open
            java.nio.channels.AsynchronousFileChannel.open
            java.nio.file.Files.*
            java.nio.file.FileSystems.*
            java.io.RandomAccessFile.<init>
            java.io.FileInputStream.<init>
            java.io.FileOutputStream.<init>
            java.io.FileReader.<init>
            java.io.FileWriter.<init>
            java.io.File.delete
            java.io.File.exists
            java.io.File.mkdir
            java.io.File.createTempFile
            java.net.Socket.<init>
            java.net.ServerSocket.<init>
            java.net.InetAddress.*
            """;

    private static final Map<String, HostCall> TABLE = table();

    private HostCalls() {}

    /** The entry for a method of a class of the JDK, or null if guests may call it. */
    static @Nullable HostCall find(String owner, String name, String descriptor) {
        String method = owner + '.' + name;
        HostCall exact = TABLE.get(method + descriptor.substring(0, descriptor.indexOf(')') + 1));
        HostCall anyArguments = exact != null ? exact : TABLE.get(method);
        return anyArguments != null ? anyArguments : TABLE.get(owner + ".*");
    }

    private static Map<String, HostCall> table() {
        Map<String, HostCall> table = new TreeMap<>();
        REDIRECTED.lines().forEach(line -> {
            String[] columns = line.split(" ");
            table.put(columns[0], new Redirected(columns[1]));
        });
        REFUSED.lines().forEach(method -> table.put(method, new Refused()));
        ClassDesc secure = GuestSecureRandom.class.describeConstable().orElseThrow();
        table.put("java.util.Date.<init>()", new Seeded("currentTimeMillis", CD_long));
        table.put("java.util.Random.<init>()", new Seeded("seed", CD_long));
        table.put("java.util.SplittableRandom.<init>()", new Seeded("seed", CD_long));
        table.put(
                "java.security.SecureRandom.<init>()",
                new Substituted(secure, "random", ClassDesc.of("java.util.random.RandomGenerator")));
        return table;
    }
}
