package dev.marionette.sim.disk.files;

import java.nio.file.CopyOption;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * How a copy or a move treats its target.
 *
 * @param atomic one rename, or nothing
 * @param replaces whether a file or an empty directory in the way is removed first
 * @param keepsTimes whether the copy gets the times of the original
 */
record TransferMode(boolean atomic, boolean replaces, boolean keepsTimes) {

    static TransferMode ofMove(CopyOption... options) {
        return of("move", StandardCopyOption.COPY_ATTRIBUTES, options);
    }

    static TransferMode ofCopy(CopyOption... options) {
        return of("copy", StandardCopyOption.ATOMIC_MOVE, options);
    }

    private static TransferMode of(String operation, StandardCopyOption excluded, CopyOption[] options) {
        boolean atomic = false;
        boolean replaces = false;
        boolean keepsTimes = false;
        for (CopyOption option : options) {
            if (option == excluded) {
                throw new UnsupportedOperationException(option + " is not an option of a " + operation);
            }
            atomic |= option == StandardCopyOption.ATOMIC_MOVE;
            replaces |= option == StandardCopyOption.REPLACE_EXISTING;
            keepsTimes |= option == StandardCopyOption.COPY_ATTRIBUTES;
            if (!(Objects.requireNonNull(option, "option") instanceof StandardCopyOption)
                    && option != LinkOption.NOFOLLOW_LINKS) {
                throw new UnsupportedOperationException("copy option " + option + ": use those of StandardCopyOption");
            }
        }
        return new TransferMode(atomic, replaces, keepsTimes);
    }
}
