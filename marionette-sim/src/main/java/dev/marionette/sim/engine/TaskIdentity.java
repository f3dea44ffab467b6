package dev.marionette.sim.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names and numbers of a world's tasks, as functions of its seed and of the order in which tasks start.
 *
 * <p>The JDK numbers threads by a counter of the whole JVM, and the number enters {@code Thread.hashCode} (its low half) and every draw
 * of {@code ThreadLocalRandom} (all but its highest bit). Here the low half of a thread's id is the task's id, and the high half follows
 * from the seed.
 *
 * <p>The VM knows the owner of a monitor by its thread's id, so two worlds that run at the same time must never share ids: over a lock
 * of the whole JVM, such as that of a class being initialized, one would walk in on the other. Worlds of one seed that overlap therefore
 * differ in the highest bit, and only a third one has another high half.
 */
final class TaskIdentity {

    private static final long SALT = 0x7461_736B_0000_0001L;

    /** Keeps ids positive, and far from those of the JVM's own threads. */
    private static final long HIGH_BITS = 0x3FFF_FFFFL;

    private static final long LOWEST_HIGH = 1L << 30;

    /** The high halves of the worlds that run now, in the whole JVM, as the VM's monitors are. */
    private static final Set<Long> CLAIMED = ConcurrentHashMap.newKeySet();

    private final long worldSalt;
    private final long randomSalt;
    private long high;
    private int next;

    TaskIdentity(long seed) {
        this.worldSalt = Prng.splitMix(seed ^ SALT);
        this.randomSalt = Prng.splitMix(worldSalt);
    }

    /** Takes the ids for a world that begins, until {@link #release}. */
    void claim() {
        high = high(worldSalt);
        if (CLAIMED.add(high)) {
            return;
        }
        high |= Long.MIN_VALUE;
        for (long salt = randomSalt; !CLAIMED.add(high); salt = Prng.splitMix(salt)) {
            high = high(salt);
        }
    }

    private static long high(long mixed) {
        return ((mixed & HIGH_BITS) | LOWEST_HIGH) << Integer.SIZE;
    }

    /** Gives the ids back when the world ends. */
    void release() {
        CLAIMED.remove(high);
    }

    /** Makes the id of the next thread its own; the thread must not have been hashed, which starting it does. */
    void assign(Thread thread) {
        int number = next++;
        VirtualThreads.identify(thread, high | number, Prng.splitMix(randomSalt + number));
    }

    /** Whether a thread has an id of this world. */
    boolean isAssigned(Thread thread) {
        return thread.threadId() >>> Integer.SIZE == high >>> Integer.SIZE;
    }

    /** The path of a task: its parent's path, and its thread's own name or its number among its siblings. */
    static String name(Thread thread, @Nullable Task parent) {
        if (parent == null) {
            return "root";
        }
        int ordinal = ++parent.children;
        String own = thread.getName();
        return parent.name + "/" + (own.isEmpty() ? "task-" + ordinal : own);
    }
}
