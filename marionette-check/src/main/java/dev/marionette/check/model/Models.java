package dev.marionette.check.model;

/**
 * The bundled models. Their {@link dev.marionette.check.history.Notation notations} are in {@link Notations}. All are pure, and may be shared by
 * threads.
 */
public final class Models {

    private Models() {}

    /** A register with read and write, nil at first (Lamport, "On interprocess communication", 1986). A {@code cas} is refused. */
    public static Model<?, RegisterCall, Reply> register() {
        return new Register(false);
    }

    /** A register with read, write, and compare and set (Herlihy, "Wait-free synchronization", 1991), nil at first. */
    public static Model<?, RegisterCall, Reply> casRegister() {
        return new Register(true);
    }

    /** A key-value store with get, put and append, checked key by key; the workload of the key-value labs of MIT 6.5840. */
    public static Model<?, KvCall, Reply> kv() {
        return new Kv();
    }

    /** A set of numbers, checked element by element unless its history reads all elements. */
    public static Model<?, SetCall, Reply> set() {
        return new NumberSet();
    }

    /** A queue, first in first out, which may be empty (Herlihy and Wing, "Linearizability", 1990). */
    public static Model<?, QueueCall, Reply> queue() {
        return new FifoQueue();
    }

    /** A lock with fencing tokens, and the resource that it guards. */
    public static Model<?, LockCall, Reply> lock() {
        return new FencedLock();
    }

    /** A counter, 0 at first. */
    public static Model<?, CounterCall, Reply> counter() {
        return new Counter();
    }

    /** An append-only log. */
    public static Model<?, LogCall, Reply> log() {
        return new AppendLog();
    }

    /**
     * A key-value store on a disk, together with the crashes it goes through: what was forced survives, and of later writes an unbroken run from
     * the first on (buffered durable linearizability: Izraelevitz, Mendes and Scott, "Linearizability of persistent memory objects under a
     * full-system-crash failure model", 2016). An operation that was cut off takes effect before the crash or never (strict linearizability:
     * Aguilera and Frølund, 2003). Empty at first; for stores of few keys, since a state has the whole content.
     */
    public static Model<?, DurableCall, Reply> durable() {
        return new DurableStore();
    }

    /** A total-order broadcast (Hadzilacos and Toueg, "Fault-tolerant broadcasts and related problems", 1993), as one object. */
    public static Model<?, BroadcastCall, Reply> broadcast() {
        return new TotalOrderBroadcast();
    }
}
