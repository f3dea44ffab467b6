package dev.marionette.sim.explore;

import dev.marionette.sim.disk.CrashOutcome;
import dev.marionette.sim.disk.DiskOperation;
import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.disk.DiskReplay;
import dev.marionette.sim.disk.MountedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An exploration of a recorded run with a way to recover from its images; made by {@link CrashExplorer#open}.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param <S> the state of the application
 * @param <R> the recovered application
 */
public final class CrashExploration<S, R extends Recovered<S>> {

    private final DiskRecording recording;
    private final CrashOptions options;
    private final Subject<S, R> subject;

    CrashExploration(DiskRecording recording, CrashOptions options, Supplier<CrashOpener<R>> openers) {
        this(recording, options, new Subject<>(openers, null, null));
    }

    private CrashExploration(DiskRecording recording, CrashOptions options, Subject<S, R> subject) {
        this.recording = recording;
        this.options = options;
        this.subject = subject;
    }

    /** The promises of the recorded run. */
    public CrashExploration<S, R> matches(CrashModel<S> promises) {
        return new CrashExploration<>(recording, options, new Subject<>(subject.openers, promises, subject.afterlife));
    }

    /** What the application does after it has recovered; without this, a check ends with the comparison of what it recovered. */
    public CrashExploration<S, R> afterlife(Afterlife<S, R> further) {
        return new CrashExploration<>(recording, options, new Subject<>(subject.openers, subject.model, further));
    }

    /**
     * Checks every position.
     *
     * @throws IllegalStateException if no model was given, or the recording has no mark of a promise
     */
    public CrashReport explore() {
        int first = firstPosition();
        int positions = recording.operations().size() + 1 - first;
        List<PositionResult> results = new Workers(options.jobs()).map(positions, () -> new Explorer(first));
        Map<CrashFault, Long> images = new EnumMap<>(CrashFault.class);
        Map<CrashFault, Long> sampled = new EnumMap<>(CrashFault.class);
        options.faults().forEach(fault -> images.put(fault, 0L));
        Map<String, CrashViolation> findings = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (PositionResult result : results) {
            result.images.forEach((fault, count) -> images.merge(fault, count, Long::sum));
            result.sampled.forEach(fault -> sampled.merge(fault, 1L, Long::sum));
            for (CrashViolation violation : result.violations) {
                CrashViolation known = findings.get(violation.finding());
                if (known == null) {
                    order.add(violation.finding());
                }
                findings.put(violation.finding(), known == null ? violation : known.counted(known.count() + 1));
            }
        }
        List<CrashViolation> violations =
                reduce(order.stream().map(findings::get).toList());
        return new CrashReport(positions, images, sampled, violations);
    }

    private List<CrashViolation> reduce(List<CrashViolation> violations) {
        if (violations.isEmpty()) {
            return violations;
        }
        // The violations are in the order of their positions, and so one explorer can reach them all.
        Explorer explorer = new Explorer(0);
        return violations.stream().map(explorer::reduce).toList();
    }

    private int firstPosition() {
        OptionalInt first = Marks.first(recording, CrashModel.FORCED);
        if (subject.model == null || first.isEmpty()) {
            throw new IllegalStateException(
                    "an exploration needs the promises of the run: fill a CrashModel in beside the workload,"
                            + " call its forced() once the application is set up, and pass it to matches()");
        }
        return first.getAsInt();
    }

    /** What is put to the test, and how. */
    record Subject<S, R extends Recovered<S>>(
            Supplier<CrashOpener<R>> openers,
            @Nullable CrashModel<S> model,
            @Nullable Afterlife<S, R> afterlife) {}

    /** What was found at one position. */
    record PositionResult(Map<CrashFault, Long> images, List<CrashFault> sampled, List<CrashViolation> violations) {}

    /** One worker: a replay of its own that only moves on. */
    private final class Explorer implements Workers.Job<PositionResult> {
        private final int first;
        private final DiskReplay replay = DiskReplay.of(recording);
        private final CrashEnumeration enumeration =
                new CrashEnumeration(recording.options().sectorSize(), options);
        private final CrashJudge<S, R> judge = new CrashJudge<>(recording, subject);

        Explorer(int first) {
            this.first = first;
        }

        @Override
        public PositionResult run(int index) {
            replay.advanceTo(first + index);
            Map<CrashFault, Long> images = new EnumMap<>(CrashFault.class);
            List<CrashFault> sampled = new ArrayList<>();
            List<CrashViolation> violations = new ArrayList<>();
            for (CrashFault fault : options.faults()) {
                CrashEnumeration.Choice choice = enumeration.crashes(replay, fault);
                if (choice.sampled()) {
                    sampled.add(fault);
                }
                images.put(fault, (long) choice.crashes().size());
                choice.crashes().forEach(crash -> check(crash).ifPresent(violations::add));
            }
            return new PositionResult(images, sampled, violations);
        }

        Optional<CrashViolation> check(Crash crash) {
            MountedImage files =
                    replay.crash(pending -> crash.outcome(pending.id())).mount(options.operationBudget());
            return judge.check(new CrashImage(files, crash, new CrashImage.Origin(recording, options.seed())))
                    .map(verdict -> new CrashViolation(
                            crash,
                            crash,
                            verdict.kind(),
                            verdict.signature(),
                            verdict.detail(),
                            List.of(),
                            1,
                            options.replay()));
        }

        /** Takes damage away, one operation after the other, as long as the finding stays the same. */
        CrashViolation reduce(CrashViolation violation) {
            replay.advanceTo(violation.crash().position());
            Crash smallest = violation.crash();
            for (Long operation : violation.crash().damage().keySet()) {
                Crash smaller = smallest.without(operation);
                Optional<CrashViolation> still = check(smaller);
                if (still.isPresent() && still.get().finding().equals(violation.finding())) {
                    smallest = smaller;
                }
            }
            return violation.reducedTo(smallest, describe(smallest));
        }

        private List<String> describe(Crash crash) {
            return replay.pending().stream()
                    .filter(operation -> crash.damage().containsKey(operation.id()))
                    .map(operation -> describe(operation, crash.outcome(operation.id())))
                    .toList();
        }

        private String describe(DiskOperation operation, CrashOutcome outcome) {
            String flight = replay.isInFlight(operation) ? " (in flight)" : "";
            return Descriptions.of(operation) + " " + Descriptions.of(outcome) + flight;
        }
    }
}
