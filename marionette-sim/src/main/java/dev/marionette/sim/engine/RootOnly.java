package dev.marionette.sim.engine;

/** A world whose only task is its root, on the thread that called; every wait runs the event loop on the root's own stack. */
final class RootOnly implements Tasks {

    private final Kernel kernel;

    RootOnly(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void runRoot(Runnable root) {
        kernel.setRunningThread(Thread.currentThread());
        try {
            root.run();
        } catch (RunStopped stopped) {
            // The kernel holds the reason.
        } finally {
            kernel.setRunningThread(null);
        }
    }

    @Override
    public Thread newThread(Runnable work) {
        throw refuse();
    }

    @Override
    public Object runningTask() {
        throw refuse();
    }

    @Override
    public void startChild(Object parent, Runnable start) {
        throw refuse();
    }

    @Override
    public void start(TaskGroup group, Runnable work) {
        throw refuse();
    }

    @Override
    public TaskGroups groups() {
        throw refuse();
    }

    @Override
    public void checkpoint() {}

    private IllegalStateException refuse() {
        kernel.requireConfined();
        String reason = VirtualThreads.unavailableReason();
        String message = reason == null ? "Tasks need a world that runs on a platform thread." : reason;
        IllegalStateException refusal = new IllegalStateException(message);
        kernel.fail(Stop.Kind.SCENARIO_ERROR, "root", message, refusal);
        return refusal;
    }

    @Override
    public boolean hasRunnable() {
        return false;
    }

    @Override
    public void park(Waiter waiter, boolean interruptible) {
        throw new AssertionError("the root has no other task to give way to");
    }

    @Override
    public void yieldNow() {}

    @Override
    public void makeReady(Waiter waiter) {
        throw new AssertionError("no task is parked");
    }

    @Override
    public RuntimeException stopRunningTask() {
        throw new RunStopped();
    }

    @Override
    public String describeParked() {
        StringBuilder text = new StringBuilder("root\n");
        for (StackTraceElement frame : Thread.currentThread().getStackTrace()) {
            text.append("    at ").append(frame).append('\n');
        }
        return text.toString();
    }

    @Override
    public boolean leaveToLoop(Waiter waiter, boolean interruptible) {
        return false;
    }
}
