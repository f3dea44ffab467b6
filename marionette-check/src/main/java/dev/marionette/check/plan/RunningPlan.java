package dev.marionette.check.plan;

import dev.marionette.api.Field;
import dev.marionette.api.Recorder;
import dev.marionette.sim.Control;
import dev.marionette.sim.Simulation;
import dev.marionette.sim.node.NodeState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A {@link FaultPlan} that is being carried out.
 *
 * <p>It ends when the test says so, which mends what is still broken; then
 * {@link dev.marionette.sim.Control#transitionToLiveness} finds nothing of it that could begin again. Confined to the tasks of the world.
 */
public final class RunningPlan {

    private final Simulation sim;
    private final Control control;
    private final Strikes strikes;
    private final Recorder recorder;
    private final Deque<FaultEvent> timed;
    private final Deque<FaultEvent> counted;
    private final List<Ongoing> ongoing = new ArrayList<>();

    /** Where reports of operations go that a task of the test has to act on; unused without such a task. */
    private final LinkedBlockingQueue<CountDownLatch> reports = new LinkedBlockingQueue<>();

    private boolean reporting;
    private boolean ended;
    private int operations;

    RunningPlan(FaultPlan plan, Simulation sim) {
        this.sim = sim;
        this.control = sim.control();
        this.strikes = new Strikes(sim);
        this.recorder = sim.env().recorder();
        this.timed = inOrder(plan, FaultEvent.After.class, Comparator.comparing(FaultEvent.After::delay));
        this.counted = inOrder(
                plan, FaultEvent.AfterOperations.class, Comparator.comparing(FaultEvent.AfterOperations::count));
    }

    private static <W extends FaultEvent.When> Deque<FaultEvent> inOrder(
            FaultPlan plan, Class<W> kind, Comparator<W> order) {
        return new ArrayDeque<>(plan.events().stream()
                .filter(event -> kind.isInstance(event.when()))
                .sorted(Comparator.comparing(event -> kind.cast(event.when()), order))
                .toList());
    }

    void begin() {
        strikeDue(Duration.ZERO);
        strikeReached();
        if (!timed.isEmpty()) {
            start(this::keepTime);
        }
        reporting = !counted.isEmpty() && hasProcesses();
        if (reporting) {
            start(this::takeReports);
        }
    }

    /**
     * Reports that an operation of the workload has ended, in whatever way, which may be what a fault waits for; that fault has begun when
     * this returns. A program that reports from the node that then crashes never sees that.
     */
    public void operationDone() {
        operations++;
        if (!reporting) {
            strikeReached();
        } else if (isReached()) {
            CountDownLatch struck = new CountDownLatch(1);
            reports.add(struck);
            try {
                struck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many operations were reported. */
    public int operations() {
        return operations;
    }

    /** Whether every fault has begun and ended, or the plan was ended. */
    public boolean isOver() {
        return ended || (timed.isEmpty() && counted.isEmpty() && ongoing.isEmpty());
    }

    /**
     * Ends the plan: what has not begun never does, and what goes on is mended now, in the order in which it began. Only a pause, a clog and a
     * stalled disk last as long as they were to. A second call does nothing.
     */
    public void end() {
        ended = true;
        timed.clear();
        counted.clear();
        while (!ongoing.isEmpty()) {
            mend(ongoing.removeFirst());
        }
    }

    private boolean hasProcesses() {
        return sim.nodes().size() > 1 || control.node(sim.env().node()).state() != NodeState.IDLE;
    }

    /** Tasks of the test belong to no node, so none of them ends with one. */
    private void start(Runnable work) {
        sim.env().io().threads().newThread(work).start();
    }

    private void keepTime() {
        Duration passed = Duration.ZERO;
        while (!timed.isEmpty()) {
            Duration next = delay(timed.getFirst());
            control.runFor(next.minus(passed));
            passed = next;
            strikeDue(passed);
        }
    }

    private void takeReports() {
        try {
            while (!ended) {
                CountDownLatch struck = reports.take();
                strikeReached();
                struck.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void strikeDue(Duration passed) {
        while (!timed.isEmpty() && delay(timed.getFirst()).compareTo(passed) <= 0) {
            strike(timed.removeFirst().what());
        }
    }

    private void strikeReached() {
        while (isReached()) {
            strike(counted.removeFirst().what());
        }
    }

    private boolean isReached() {
        return !counted.isEmpty() && count(counted.getFirst()) <= operations;
    }

    private static Duration delay(FaultEvent event) {
        return event.when() instanceof FaultEvent.After(Duration delay) ? delay : Duration.ZERO;
    }

    private static int count(FaultEvent event) {
        return event.when() instanceof FaultEvent.AfterOperations(int count) ? count : 0;
    }

    private void strike(Fault fault) {
        trace("plan.begins", fault);
        Optional<Runnable> mending = strikes.begin(fault);
        if (mending.isEmpty()) {
            trace("plan.skips", fault);
            return;
        }
        Ongoing begun = new Ongoing(fault, mending.get());
        if (fault.length().isZero()) {
            mend(begun);
        } else {
            ongoing.add(begun);
            start(() -> mendAfter(begun, fault.length()));
        }
    }

    private void mendAfter(Ongoing begun, Duration length) {
        control.runFor(length);
        if (ongoing.remove(begun)) {
            mend(begun);
        }
    }

    private void mend(Ongoing begun) {
        begun.mending.run();
        trace("plan.ends", begun.fault);
    }

    private void trace(String event, Fault fault) {
        recorder.record(
                event,
                Field.of("node", Strikes.struck(fault)),
                Field.of("fault", fault.name()),
                Field.of("ns", fault.length().toNanos()));
    }

    /** Equal to itself alone: a plan may have the same fault twice. */
    private static final class Ongoing {
        private final Fault fault;
        private final Runnable mending;

        Ongoing(Fault fault, Runnable mending) {
            this.fault = fault;
            this.mending = mending;
        }
    }
}
