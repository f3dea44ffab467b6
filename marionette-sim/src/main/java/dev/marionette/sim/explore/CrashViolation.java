package dev.marionette.sim.explore;

import java.util.List;

/**
 * A promise that a crash broke; equal ones of one exploration are counted together.
 *
 * <p>Immutable and safe for use by any thread.
 *
 * @param crash the first crash that showed it
 * @param smallest the same crash with all damage taken away that it does not need
 * @param kind what went wrong
 * @param signature what tells this kind of failure from others of its kind: exception and innermost methods, free of numbers
 * @param detail what was seen, in words
 * @param difference what the smallest crash did to the image, one line for each operation that did not land whole
 * @param count how many images showed it
 * @param replay the command that repeats the exploration
 */
public record CrashViolation(
        Crash crash,
        Crash smallest,
        Kind kind,
        String signature,
        String detail,
        List<String> difference,
        long count,
        String replay) {

    /** What can go wrong with an image. */
    public enum Kind {
        /** The application refused to open. */
        CANNOT_OPEN,
        /** It opened, and then could not read its state, or two ways of reading disagreed. */
        CANNOT_READ,
        /** It shows an earlier commit than the last it had to keep. */
        LOST_COMMIT,
        /** It shows a state that no commit had. */
        FOREIGN_STATE,
        /** It recovered, and then failed to go on or to end cleanly. */
        AFTERLIFE_FAILED,
        /** It recovered, went on and ended cleanly, and then did not open, or could not be read. */
        CANNOT_REOPEN,
        /** It recovered, went on, ended cleanly and opened again with another state than it had ended with. */
        AFTERLIFE_LOST,
        /** It used up its budget of file operations. */
        SPINS
    }

    CrashViolation counted(long newCount) {
        return new CrashViolation(crash, smallest, kind, signature, detail, difference, newCount, replay);
    }

    CrashViolation reducedTo(Crash smaller, List<String> itsDifference) {
        return new CrashViolation(crash, smaller, kind, signature, detail, itsDifference, count, replay);
    }

    /** What makes two violations the same finding. */
    String finding() {
        return crash.fault().label() + ' ' + kind + ' ' + signature;
    }

    /** Several lines for people: what, where, the smallest damage, and how to repeat it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(kind)
                .append(" (")
                .append(count)
                .append(count == 1 ? " image)" : " images)")
                .append('\n');
        text.append("  ").append(detail).append('\n');
        text.append("  crash: ").append(crash).append('\n');
        text.append("  smallest: ").append(smallest).append('\n');
        difference.forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("  signature: ").append(signature).append('\n');
        if (!replay.isEmpty()) {
            text.append("  replay: ").append(replay).append('\n');
        }
        return text.toString();
    }
}
