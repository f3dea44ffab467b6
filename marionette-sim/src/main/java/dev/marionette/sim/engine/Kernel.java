package dev.marionette.sim.engine;

import dev.marionette.sim.choice.ChoiceFamily;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One world's clock, event queue, random streams, tasks and trace, and the loop that gives them one order.
 *
 * <p>Time moves only here: runnable tasks run first, then the event with the smallest (instant, sequence) fires. A call that has to wait
 * runs this loop on its own stack for as long as no other task can run, so a world with one task never switches.
 *
 * <p>Thread rule: confined to the thread that runs the world; {@link #requireConfined} throws elsewhere.
 */
public final class Kernel {

    private static final TraceName STOPPED = TraceName.of("run.stopped");
    private static final TraceKey KIND = TraceKey.of("kind");
    private static final TraceKey SUBJECT = TraceKey.of("subject");

    private final long seed;
    private final long tickNanos;
    private final Limits limits;
    private final TraceWriter trace;
    private Streams streams;
    private final EventQueue queue = new EventQueue();
    private Tasks tasks = new RootOnly(this);
    private Observer observer = Observer.NONE;
    private Choices choices = Choices.OF_THE_SEED;
    private @Nullable Thread runningThread = Thread.currentThread();
    private @Nullable Stop stop;
    private boolean observing;

    /** What a task waits for although nothing is left to happen; null as a rule. */
    private @Nullable Waiter hopeless;

    private long nowNanos;
    private long steps;
    private final long[] decisions = new long[ChoiceFamily.values().length];
    private final Tally faults = new Tally();
    private final Tally reached = new Tally();
    private @Nullable NodeClock[] clocks = new @Nullable NodeClock[1];

    /**
     * A world at its epoch, with nothing in it.
     *
     * @param tickNanos the distance of two ticks, more than 0
     * @param trace an empty trace, owned by this world until it ends
     */
    public Kernel(long seed, long tickNanos, Limits limits, TraceWriter trace) {
        this.seed = seed;
        this.tickNanos = tickNanos;
        this.limits = limits;
        this.trace = trace;
        this.streams = new Streams(seed, choices);
    }

    /** The number everything follows from. */
    public long seed() {
        return seed;
    }

    /** Simulated time since the epoch, in nanoseconds. */
    public long nowNanos() {
        return nowNanos;
    }

    /** The clock of a node. */
    public NodeClock clock(int node) {
        if (node >= clocks.length) {
            clocks = Arrays.copyOf(clocks, Math.max(node + 1, 2 * clocks.length));
        }
        NodeClock clock = clocks[node];
        if (clock == null) {
            clock = new NodeClock(this);
            clocks[node] = clock;
        }
        return clock;
    }

    /** The distance of two ticks in nanoseconds. */
    public long tickNanos() {
        return tickNanos;
    }

    /** The stream of one consumer. */
    public Prng stream(StreamName name) {
        return streams.get(name);
    }

    /** A further stream of one consumer, such as that of a node or of a hook; the same arguments give the same sequence. */
    public Prng newStream(StreamName name, int number) {
        return streams.further(name, number);
    }

    /** Begins a trace event at the present instant. */
    public TraceWriter trace(TraceName name) {
        return trace.event(name, nowNanos);
    }

    /** The trace itself. */
    public TraceWriter trace() {
        return trace;
    }

    /** Events fired and task switches made so far. */
    public long steps() {
        return steps;
    }

    /** Counts a decision that the seed took. */
    public void countDecision(ChoiceFamily family) {
        decisions[family.ordinal()]++;
    }

    /** The number of decisions about something that the seed took so far. */
    public long decisions(ChoiceFamily family) {
        return decisions[family.ordinal()];
    }

    /** Makes a kind of fault known that may fire from now on, so that a report can say that it never did. */
    public void expectFault(String kind) {
        faults.expect(kind);
    }

    /** Counts a fault that took effect. */
    public void countFault(String kind) {
        faults.count(kind);
    }

    /** How often each kind of fault took effect, with 0 for those that could have and did not; in the order of their names. */
    public SortedMap<String, Long> faults() {
        return faults.counts();
    }

    /** What the test counts in this world. */
    public Tally reached() {
        return reached;
    }

    /** Has the last word on every decision. */
    public Choices choices() {
        return choices;
    }

    /** Lets a plan decide, or records what the seed decides; before anything was drawn. */
    public void decideWith(GuidedChoices guided) {
        guided.attach(this);
        choices = guided;
        streams = new Streams(seed, guided);
    }

    /** Puts the watcher that looks at every event and every quiet moment. */
    public void observeWith(Observer newObserver) {
        observer = newObserver;
    }

    /**
     * Lets the world have tasks besides its root, if this JVM can run them; otherwise starting one stops the run with the remedy.
     *
     * @param picker decides which of several runnable tasks goes on
     */
    public void enableTasks(Picker picker) {
        if (VirtualThreads.available() && !Thread.currentThread().isVirtual()) {
            tasks = new TaskScheduler(this, Carrier.ofThisThread(), choices.picker(picker));
        }
    }

    /** Runs the root task and everything that follows from it. */
    public void run(Runnable root) {
        tasks.runRoot(root);
    }

    /** Starts the first task of a group, which is called like the group. */
    public void start(TaskGroup group, Runnable work) {
        tasks.start(group, work);
    }

    /**
     * Ends a group at once: none of its tasks runs again, not even its {@code finally} blocks. The running task may be one of them; it
     * goes on to its next wait or {@link #checkpoint}.
     */
    public void drop(TaskGroup group) {
        tasks.groups().drop(group);
    }

    /** Lets no task of a group run until {@link #resume}. The running task, if it is one of them, goes on to its next wait. */
    public void pause(TaskGroup group) {
        tasks.groups().pause(group);
    }

    /** Ends a pause. */
    public void resume(TaskGroup group) {
        tasks.groups().resume(group);
    }

    /** Interrupts every task of a group. */
    public void interrupt(TaskGroup group) {
        tasks.groups().interrupt(group);
    }

    /** Whether the running task is one of this group. */
    public boolean runs(TaskGroup group) {
        Task task = tasks instanceof TaskScheduler scheduler ? scheduler.running() : null;
        return task != null && task.group == group;
    }

    /** The process that the running task belongs to; null for the tasks of the scenario itself. */
    public @Nullable TaskGroup runningGroup() {
        Task task = tasks instanceof TaskScheduler scheduler ? scheduler.running() : null;
        return task == null ? null : task.group;
    }

    /** Keeps the running task here while its group is paused, and for good if it was dropped. */
    public void checkpoint() {
        tasks.checkpoint();
    }

    /** Puts an event into the queue; an instant in the past counts as now. */
    public void schedule(Event event, long atNanos) {
        queue.add(event, Math.max(atNanos, nowNanos));
    }

    /** Lets the events that follow a clock happen at the same instants of it after a change of its rate. */
    void reschedule(NodeClock clock, ToLongFunction<Event> before, Runnable change) {
        List<Event> events = queue.removeAll(event -> event.clock() == clock);
        long[] instants = events.stream().mapToLong(before).toArray();
        change.run();
        for (int i = 0; i < instants.length; i++) {
            schedule(events.get(i), clock.worldNanos(instants[i]));
        }
    }

    /** Takes an event out of the queue; returns whether it was in. */
    public boolean cancel(Event event) {
        return queue.remove(event);
    }

    /** The first tick boundary after something that can happen next; {@link Long#MAX_VALUE} if nothing can. */
    public long tickAfterNextActivity() {
        long next = tasks.hasRunnable() ? nowNanos : queue.nextNanos();
        return next > Long.MAX_VALUE - tickNanos ? Long.MAX_VALUE : (next / tickNanos + 1) * tickNanos;
    }

    /** The first tick boundary after now. */
    public long nextTickNanos() {
        return (nowNanos / tickNanos + 1) * tickNanos;
    }

    /** Waits until an instant, whatever happens meanwhile. */
    public void awaitUntil(long atNanos, String reason) {
        if (tryAdvance(atNanos)) {
            settle();
            return;
        }
        Waiter waiter = new Waiter(this, reason);
        schedule(waiter, atNanos);
        await(waiter);
    }

    /** See {@link NodeClock#sleep}. */
    void sleep(NodeClock clock, long nanos) throws InterruptedException {
        requireMayWait();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (nanos <= 0) {
            tasks.yieldNow();
        } else if (tryAdvance(clock.worldNanos(clock.nanosAfter(nanos)))) {
            settle();
        } else {
            sleepParked(clock, clock.nanosAfter(nanos));
        }
    }

    private void sleepParked(NodeClock clock, long nanos) throws InterruptedException {
        Waiter waiter = new Waiter(this, "sleep");
        clock.schedule(waiter, nanos);
        if (!awaitInterruptibly(waiter)) {
            cancel(waiter);
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    /**
     * Moves the clock to an instant if nothing else can happen before it, and says whether it did. The caller then makes its own effect
     * happen and calls {@link #settle}.
     */
    public boolean tryAdvance(long atNanos) {
        requireMayWait();
        if (tasks.hasRunnable() || queue.nextNanos() <= atNanos || stop != null) {
            return false;
        }
        moveClock(atNanos);
        return true;
    }

    /** Ends an event that happened on the running task's own stack: lets the observer look, and stops the task if the run was. */
    public void settle() {
        afterEvent();
        if (stop != null) {
            throw tasks.stopRunningTask();
        }
    }

    /** Waits until the waiter is done, without regard to interrupts. */
    public void await(Waiter waiter) {
        await(waiter, false);
    }

    /** Waits until the waiter is done or the running task is interrupted; returns whether it is done. */
    public boolean awaitInterruptibly(Waiter waiter) {
        await(waiter, true);
        return waiter.done;
    }

    private void await(Waiter waiter, boolean interruptible) {
        requireMayWait();
        while (!waiter.done) {
            if (stop != null) {
                throw tasks.stopRunningTask();
            }
            if (interruptible && Thread.currentThread().isInterrupted()) {
                return;
            }
            if (tasks.hasRunnable()) {
                tasks.park(waiter, interruptible);
                if (waiter.done) {
                    return;
                }
            } else if (fireNext()) {
                tasks.checkpoint();
            } else {
                hopeless = waiter;
                if (!tasks.leaveToLoop(waiter, interruptible)) {
                    deadlock(true);
                }
                hopeless = null;
            }
        }
        if (stop != null) {
            throw tasks.stopRunningTask();
        }
        tasks.yieldNow();
    }

    /**
     * Stops the run, since nothing can happen any more.
     *
     * @param alone whether there is a single task; it is named by what it waits for
     */
    void deadlock(boolean alone) {
        Waiter wait = alone ? hopeless : null;
        String subject = wait == null ? "tasks" : wait.reason();
        fail(Stop.Kind.DEADLOCK, subject, "every task waits, and nothing is left that could wake one", null);
    }

    /** Marks a waiter done and makes its task runnable. */
    public void wake(Waiter waiter) {
        waiter.done = true;
        if (waiter.parked != null) {
            tasks.makeReady(waiter);
        }
    }

    /** Fires the next event; returns false if there is none. */
    boolean fireNext() {
        Event event = queue.poll();
        if (event == null) {
            return false;
        }
        moveClock(event.atNanos);
        try {
            event.fire();
        } catch (RuntimeException | Error e) {
            fail(Stop.Kind.SCENARIO_ERROR, "event loop", "an event failed: " + e, e);
        }
        afterEvent();
        return true;
    }

    /** Counts a step, and lets the observer look at its result. */
    void afterEvent() {
        if (++steps > limits.steps()) {
            fail(Stop.Kind.STALL, "steps", "the run took more than " + limits.steps() + " steps", null);
        }
        if (observer != Observer.NONE && stop == null) {
            observing = true;
            observer.afterEvent();
            observing = false;
        }
    }

    private void moveClock(long atNanos) {
        if (atNanos <= nowNanos) {
            return;
        }
        if (observer != Observer.NONE && stop == null) {
            observing = true;
            observer.beforeTimeMoves();
            observing = false;
        }
        if (atNanos > limits.simulatedNanos()) {
            fail(
                    Stop.Kind.STALL,
                    "time",
                    "the run took more than " + limits.simulatedNanos() + " ns of simulated time",
                    null);
        }
        nowNanos = atNanos;
    }

    /** Stops the run with a finding, the first of which counts; the trace ends here. */
    public void fail(Stop.Kind kind, String subject, @Nullable String message, @Nullable Throwable cause) {
        if (stop != null) {
            return;
        }
        long eventIndex = trace.events();
        @Nullable
        String full = switch (kind) {
            case DEADLOCK, STALL, LIVENESS -> message + "\n" + tasks.describeParked();
            case SCENARIO_ERROR, CHECK_FAILED, INVARIANT_FAILED, LEAK -> message;
        };
        stop = new Stop(kind, subject, full, cause, eventIndex);
        traceStop(kind, subject);
        trace.seal();
    }

    /** The event that was being written when the run failed is not part of the trace, and where memory ran out neither is this one. */
    private void traceStop(Stop.Kind kind, String subject) {
        trace.abandon();
        try {
            trace(STOPPED).text(KIND, kind.name()).text(SUBJECT, subject).end();
        } catch (OutOfMemoryError e) {
            trace.abandon();
        }
    }

    /** Why the run was stopped, or null if it was not. */
    public @Nullable Stop stop() {
        return stop;
    }

    /** Throws unless the calling thread is the one that runs this world now. */
    public void requireConfined() {
        if (Thread.currentThread() != runningThread) {
            throw new IllegalStateException("thread '" + Thread.currentThread().getName()
                    + "' uses a world that it does not run; use Io.threads() to start tasks inside the simulation");
        }
    }

    private void requireMayWait() {
        requireConfined();
        if (observing) {
            throw new IllegalStateException("an invariant may look at the world, not wait in it;"
                    + " read through the test's controls instead");
        }
    }

    Tasks tasks() {
        return tasks;
    }

    void setRunningThread(@Nullable Thread thread) {
        runningThread = thread;
    }

    EventQueue queue() {
        return queue;
    }
}
