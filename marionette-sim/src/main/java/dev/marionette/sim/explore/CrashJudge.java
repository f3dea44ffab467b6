package dev.marionette.sim.explore;

import dev.marionette.sim.disk.DiskRecording;
import dev.marionette.sim.explore.CrashViolation.Kind;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks one image after another: recover, compare, go on, end, recover again, compare. Confined to one worker.
 *
 * @param <S> the state
 * @param <R> the recovered application
 */
final class CrashJudge<S, R extends Recovered<S>> {

    private static final int SIGNATURE_FRAMES = 3;
    private static final int LONGEST_DETAIL = 400;

    private final DiskRecording recording;
    private final CrashOpener<R> opener;
    private final CrashModel<S> model;
    private final @Nullable Afterlife<S, R> afterlife;

    CrashJudge(DiskRecording recording, CrashExploration.Subject<S, R> subject) {
        this.recording = recording;
        this.opener = subject.openers().get();
        this.model = Objects.requireNonNull(subject.model());
        this.afterlife = subject.afterlife();
    }

    /** What is wrong with an image, if anything. */
    Optional<Verdict> check(CrashImage image) {
        Stages stages = new Stages();
        Optional<Verdict> verdict;
        try {
            verdict = walk(image, stages);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            verdict = Optional.of(new Verdict(stages.kind, signature(e), describe(e)));
        }
        // An application may have caught the refusal of an operation and carried on in a daze.
        return image.isExhausted() ? Optional.of(spins(stages)) : verdict;
    }

    private static Verdict spins(Stages stages) {
        return new Verdict(Kind.SPINS, "before " + stages.kind + " was out", "used up its budget of file operations");
    }

    private Optional<Verdict> walk(CrashImage image, Stages stages) throws Exception {
        R recovered = opener.open(image);
        stages.kind = Kind.CANNOT_READ;
        S state = recovered.state();
        Optional<Verdict> wrong = compare(image.crash(), state);
        if (wrong.isPresent() || afterlife == null) {
            return wrong;
        }
        stages.kind = Kind.AFTERLIFE_FAILED;
        S expected = afterlife.goOn(recovered, state);
        recovered.close();
        stages.kind = Kind.CANNOT_REOPEN;
        S later = opener.open(image).state();
        if (later.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                Kind.AFTERLIFE_LOST,
                "",
                "recovered well, went on and ended cleanly; opened again it shows " + name(later)
                        + ", not what it ended with"));
    }

    private Optional<Verdict> compare(Crash crash, S state) {
        int lower = number(crash, crash.fault().promise().mark());
        int upper = number(crash, CrashModel.BEGUN);
        for (int commit = upper; commit >= lower; commit--) {
            if (model.snapshot(commit).equals(state)) {
                return Optional.empty();
            }
        }
        boolean earlier = find(state) >= 0;
        return Optional.of(new Verdict(
                earlier ? Kind.LOST_COMMIT : Kind.FOREIGN_STATE,
                "",
                "shows " + name(state) + ", expected one of the commits " + lower + " to " + upper));
    }

    private int number(Crash crash, String mark) {
        return Math.toIntExact(Marks.last(recording, mark, crash.position()).orElse(0));
    }

    private String name(S state) {
        int commit = find(state);
        return commit < 0 ? "a state of no commit (" + state + ")" : "commit " + commit;
    }

    private int find(S state) {
        for (int commit = model.last(); commit >= 0; commit--) {
            if (model.snapshot(commit).equals(state)) {
                return commit;
            }
        }
        return -1;
    }

    /** Exceptions from the outermost to the innermost cause, and the methods that threw that one. */
    private static String signature(Throwable failure) {
        StringBuilder signature = new StringBuilder(failure.getClass().getSimpleName());
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
            signature.append('>').append(innermost.getClass().getSimpleName());
        }
        if (isStackOptional(innermost)) {
            return signature.toString();
        }
        String methods = Arrays.stream(innermost.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().equals(CrashJudge.class.getName()))
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .filter(frame -> !frame.getMethodName().startsWith("lambda$"))
                .limit(SIGNATURE_FRAMES)
                .map(frame -> simpleName(frame.getClassName()) + '.' + frame.getMethodName())
                .collect(Collectors.joining("<"));
        return signature.append(" at ").append(methods).toString();
    }

    private static String describe(Throwable failure) {
        String text = isStackOptional(failure) ? failure.getClass().getName() : failure.toString();
        // A damaged file speaks through the message.
        return text.substring(0, Math.min(text.length(), LONGEST_DETAIL)).replaceAll("[^\\x20-\\x7E]", "?");
    }

    /** Compiled code throws these without message and stack once it has thrown some, so a stable report cannot show either. */
    private static boolean isStackOptional(Throwable failure) {
        return failure instanceof NullPointerException
                || failure instanceof ClassCastException
                || failure instanceof ArrayIndexOutOfBoundsException
                || failure instanceof ArrayStoreException
                || failure instanceof ArithmeticException;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** What is wrong with an image. */
    record Verdict(Kind kind, String signature, String detail) {}

    /** How far a check has come, so that an exception tells what failed. */
    private static final class Stages {
        private Kind kind = Kind.CANNOT_OPEN;
    }
}
