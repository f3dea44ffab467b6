package dev.marionette.sim.engine;

import dev.marionette.sim.choice.ChoiceFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one world as virtual threads, of which one at a time runs on the world's carrier, until it blocks, yields or ends.
 *
 * <p>Everything that makes a task runnable happens on the carrier or inside the running task, so it is a function of the program and of
 * the choices made before. The exception is a contended monitor, which the VM hands over through a thread of its own, at a moment of its
 * own: wake-ups by that thread are ignored, and a task that is blocked on a monitor counts as runnable instead. Its step retries the
 * monitor; when that fails, it is no candidate until another task has made progress and may have left the monitor.
 *
 * <p>Thread rule: confined to the carrier and the tasks it runs.
 */
final class TaskScheduler implements Tasks {

    private static final TraceName SPAWN = TraceName.of("task.spawn");
    private static final TraceName PICK = TraceName.of("task.pick");
    private static final TraceName END = TraceName.of("task.end");
    private static final TraceKey ID = TraceKey.of("id");
    private static final TraceKey NAME = TraceKey.of("name");
    private static final TraceKey PARENT = TraceKey.of("parent");
    private static final TraceKey OF = TraceKey.of("of");
    private static final TraceKey STATUS = TraceKey.of("status");
    private static final TraceValue OK = TraceValue.of("ok");
    private static final TraceValue FAILED = TraceValue.of("failed");
    private static final int ROOT = 0;

    /** How often tasks that wait for monitors try again, with nothing else left to happen, before it counts as a deadlock. */
    private static final int LAST_TRIES = 14;

    /** How many of these tries follow each other at once. */
    private static final int PROMPT_TRIES = 3;

    private final Kernel kernel;
    private final Carrier carrier;
    private final Picker picker;
    private final TaskIdentity identity;
    private final TaskLeaks leaks;
    private final TaskTable live = new TaskTable();
    private final ReadyQueue ready = new ReadyQueue();

    /** Tasks that wait for a monitor and would fail again, since nothing has run that could have left it. */
    private final List<Task> cold = new ArrayList<>(0);

    /** Tasks in {@code Object.wait}; a notification changes their state without telling anyone. */
    private final List<Task> waiting = new ArrayList<>(0);

    private final TaskGroups groups;
    private final Thread.UncaughtExceptionHandler uncaught = this::failed;

    private @Nullable Task running;

    /** The task on whose behalf a thread is started that {@link #running} does not start; null as a rule. */
    private @Nullable Task starter;

    /** The group whose first task is being started; null as a rule. */
    private @Nullable TaskGroup starting;

    private @Nullable Throwable rootFailure;
    private int lastTries;
    private boolean rootEnded;
    private boolean deaf;
    private boolean makingThread;

    TaskScheduler(Kernel kernel, Carrier carrier, Picker picker) {
        this.kernel = kernel;
        this.carrier = carrier;
        this.picker = picker;
        this.identity = new TaskIdentity(kernel.seed());
        this.leaks = new TaskLeaks(kernel, carrier);
        this.groups = new TaskGroups(kernel, live, ready, new TaskGroups.Filed(cold, waiting));
    }

    @Override
    public void runRoot(Runnable root) {
        carrier.enter(this);
        kernel.setRunningThread(carrier.platformThread());
        identity.claim();
        try {
            newThread(() -> runRootWork(root)).start();
            loop();
        } finally {
            close();
        }
        switch (rootFailure) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {}
        }
    }

    @Override
    public Thread newThread(Runnable work) {
        kernel.requireConfined();
        makingThread = true;
        Thread thread = VirtualThreads.unstarted(carrier, () -> {
            ThreadTrap.arm(this);
            work.run();
        });
        makingThread = false;
        identity.assign(thread);
        return thread;
    }

    /** Whether the thread that is being made is one of ours. */
    boolean isMakingThread() {
        return makingThread;
    }

    @Override
    public void startChild(Object parent, Runnable start) {
        if (((Task) parent).isDropped()) {
            return;
        }
        starter = (Task) parent;
        try {
            start.run();
        } finally {
            starter = null;
        }
    }

    @Override
    public void start(TaskGroup group, Runnable work) {
        starting = group;
        try {
            newThread(work).start();
        } finally {
            starting = null;
        }
    }

    @Override
    public TaskGroups groups() {
        return groups;
    }

    @Override
    public void checkpoint() {
        Task task = running;
        if (task == null || task.group == null || !task.group.isHalted()) {
            return;
        }
        TaskGroup group = task.group;
        if (group.isDropped()) {
            throw stopRunningTask();
        }
        group.held.add(task);
        suspend(task);
    }

    private void runRootWork(Runnable root) {
        try {
            root.run();
        } catch (RunStopped stopped) {
            // The kernel holds the reason.
        } catch (RuntimeException | Error e) {
            rootFailure = e;
        }
        rootEnded = true;
    }

    private void loop() {
        while (!rootEnded && kernel.stop() == null) {
            groups.endDropped();
            if (!ready.isEmpty()) {
                step();
            } else if (!advance()) {
                kernel.deadlock(live.size() == 1);
            }
        }
    }

    /** Makes the next thing happen when no task can run; returns false if there is none. */
    private boolean advance() {
        // The monitor that keeps a lone task waiting has its owner outside the world, where no simulated time passes.
        return (live.size() == 1 && retryMonitors())
                || kernel.fireNext()
                || retryMonitors()
                || leaks.awaitForeignWake(live);
    }

    /** A world's tasks end with it: what is left never runs again. */
    private void close() {
        deaf = true;
        carrier.leave();
        kernel.setRunningThread(null);
        groups.endDropped();
        live.forEachById(task -> VirtualThreads.evict(task.thread));
        live.clear();
        identity.release();
    }

    private void step() {
        Task task = pick();
        boolean retry = task.entersMonitor;
        if (retry) {
            task.entersMonitor = false;
            if (VirtualThreads.state(task.thread) == VirtualThreads.BLOCKED) {
                VirtualThreads.unblock(task.thread);
            }
        }
        task.steps++;
        running = task;
        kernel.setRunningThread(task.thread);
        task.continuation.run();
        kernel.setRunningThread(carrier.platformThread());
        running = null;
        if (task.isDropped()) {
            warm();
        } else {
            settle(task, retry);
        }
        leaks.check(task, live);
        if (task.id != ROOT || live.size() > 1) {
            // A root alone takes no steps of its own, just as without a scheduler.
            kernel.afterEvent();
        }
    }

    private Task pick() {
        int candidates = ready.size();
        if (candidates == 1) {
            return ready.take(0);
        }
        Task task = ready.take(picker.pick(ready));
        kernel.countDecision(ChoiceFamily.SCHEDULE);
        kernel.trace(PICK).num(ID, task.id).num(OF, candidates).end();
        return task;
    }

    /** Looks at the state in which the VM left a task, and files the task accordingly. */
    private void settle(Task task, boolean retry) {
        int state = VirtualThreads.state(task.thread);
        boolean blocked = state == VirtualThreads.BLOCKED || state == VirtualThreads.UNBLOCKED;
        if (!(retry && blocked)) {
            lastTries = 0;
            warm();
        }
        if (blocked) {
            cold.add(task);
        } else if (state == VirtualThreads.WAIT || state == VirtualThreads.TIMED_WAIT) {
            waiting.add(task);
        } else if (state == VirtualThreads.TERMINATED) {
            ended(task);
        }
        if (!waiting.isEmpty()) {
            collectNotified();
        }
    }

    private void warm() {
        if (cold.isEmpty()) {
            return;
        }
        for (Task task : cold) {
            task.entersMonitor = true;
            groups.runnable(task);
        }
        cold.clear();
    }

    /** A notified or interrupted task has to enter the monitor again. */
    private void collectNotified() {
        int kept = 0;
        for (int i = 0; i < waiting.size(); i++) {
            Task task = waiting.get(i);
            if (inObjectWait(task)) {
                waiting.set(kept++, task);
            } else {
                task.entersMonitor = true;
                groups.runnable(task);
            }
        }
        waiting.subList(kept, waiting.size()).clear();
    }

    private static boolean inObjectWait(Task task) {
        int state = VirtualThreads.state(task.thread);
        return state == VirtualThreads.WAIT || state == VirtualThreads.TIMED_WAIT;
    }

    private void ended(Task task) {
        live.remove(task);
        if (task.id != ROOT) {
            kernel.trace(END)
                    .num(ID, task.id)
                    .value(STATUS, task.failed ? FAILED : OK)
                    .end();
        }
    }

    /** The JDK says that a thread can run: on the carrier, or inside the running task. */
    void submitted(Runnable continuation) {
        if (deaf) {
            return;
        }
        Task current = running;
        if (current != null && current.continuation == continuation) {
            woken(current);
            return;
        }
        Thread thread = VirtualThreads.threadOf(continuation);
        Task task = live.find(thread);
        if (task != null) {
            woken(task);
        } else if (VirtualThreads.state(thread) == VirtualThreads.STARTED) {
            adopt(thread, continuation);
        }
        // Any other thread belongs to a world that ended.
    }

    private void woken(Task task) {
        if (!task.suspended && VirtualThreads.state(task.thread) != VirtualThreads.UNBLOCKED) {
            groups.runnable(task);
        }
    }

    private Task.Origin origin(Thread thread) {
        TaskGroup group = starting;
        if (group != null) {
            starting = null;
            return new Task.Origin(group.name, group, ROOT);
        }
        Task parent = starter == null ? running : starter;
        String name = TaskIdentity.name(thread, parent);
        return parent == null
                ? new Task.Origin(name, null, Task.Origin.NO_PARENT)
                : new Task.Origin(name, parent.group, parent.id);
    }

    private void adopt(Thread thread, Runnable continuation) {
        if (!identity.isAssigned(thread)) {
            leaks.threadStarted();
            ThreadSets.rekey(thread, () -> identity.assign(thread));
        }
        int id = (int) thread.threadId();
        Task.Origin origin = origin(thread);
        Task task = new Task(id, origin, thread, continuation);
        if (thread.getName().isEmpty()) {
            thread.setName(task.name);
        }
        if (!VirtualThreads.hasUncaughtExceptionHandler(thread)) {
            thread.setUncaughtExceptionHandler(uncaught);
        }
        live.add(task);
        if (task.isDropped()) {
            groups.dropLate(task);
            return;
        }
        groups.runnable(task);
        if (origin.parentId() != Task.Origin.NO_PARENT) {
            kernel.trace(SPAWN)
                    .num(ID, id)
                    .text(NAME, task.name)
                    .num(PARENT, origin.parentId())
                    .end();
        }
    }

    /** Whether this thread is the one that the carrier runs now. */
    boolean isRunning(Thread thread) {
        Task task = running;
        return task != null && task.thread == thread;
    }

    /** The task that runs now, or null. */
    @Nullable
    Task running() {
        return running;
    }

    /** A number that changes when the world gets on. */
    long progress() {
        return kernel.steps();
    }

    TaskLeaks leaks() {
        return leaks;
    }

    @Override
    public boolean hasRunnable() {
        if (!ready.isEmpty() || !cold.isEmpty()) {
            return true;
        }
        for (int i = 0; i < waiting.size(); i++) {
            if (!inObjectWait(waiting.get(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void park(Waiter waiter, boolean interruptible) {
        Task task = runningTask();
        waiter.parked = task;
        task.waiter = waiter;
        if (interruptible) {
            LockSupport.park(waiter);
        } else {
            suspend(task);
        }
        task.waiter = null;
        waiter.parked = null;
    }

    /** Gives way until {@link #makeReady}. A yield serves, since it takes no permit and does not end at an interrupt. */
    private void suspend(Task task) {
        task.suspended = true;
        VirtualThreads.giveWay();
        if (task.suspended) {
            task.suspended = false;
            kernel.fail(
                    Stop.Kind.SCENARIO_ERROR,
                    task.name,
                    "task '" + task.name + "' waits inside a class initializer or a"
                            + " native method, where the JVM cannot switch to another task; move the wait out of it",
                    null);
            throw new RunStopped();
        }
    }

    @Override
    public void makeReady(Waiter waiter) {
        Task task = (Task) java.util.Objects.requireNonNull(waiter.parked);
        if (task.suspended) {
            task.suspended = false;
            groups.runnable(task);
        } else {
            LockSupport.unpark(task.thread);
        }
    }

    @Override
    public void yieldNow() {
        if (hasRunnable()) {
            VirtualThreads.giveWay();
        }
    }

    @Override
    public RuntimeException stopRunningTask() {
        runningTask().suspended = true;
        VirtualThreads.giveWay();
        // Only a task that the JVM cannot unmount gets here.
        throw new RunStopped();
    }

    @Override
    public Task runningTask() {
        return java.util.Objects.requireNonNull(running, "no task runs");
    }

    /**
     * Lets every task that waits for a monitor try once more before a deadlock is declared. One of them may have left a monitor and then
     * blocked on the next, which looks like a retry that failed; or the monitor belongs to the whole JVM, and a thread outside this
     * world is about to leave it.
     */
    private boolean retryMonitors() {
        if (cold.isEmpty() || lastTries == LAST_TRIES) {
            return false;
        }
        if (lastTries++ >= PROMPT_TRIES) {
            leaks.letTheHostRun(lastTries - PROMPT_TRIES);
        }
        warm();
        return true;
    }

    @Override
    public boolean leaveToLoop(Waiter waiter, boolean interruptible) {
        park(waiter, interruptible);
        return true;
    }

    private void failed(Thread thread, Throwable cause) {
        Task task = live.find(thread);
        if (task != null && !(cause instanceof RunStopped)) {
            task.failed = true;
            kernel.fail(Stop.Kind.SCENARIO_ERROR, task.name, "task '" + task.name + "' threw " + cause, cause);
        }
    }

    @Override
    public String describeParked() {
        deaf = true;
        try {
            return TaskReport.of(live, running);
        } finally {
            deaf = false;
        }
    }
}
