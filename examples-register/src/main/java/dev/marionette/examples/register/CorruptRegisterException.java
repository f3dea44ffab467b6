package dev.marionette.examples.register;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that no crash can have left behind. It is left as it was found.
 *
 * <p>A replica that forgets what it acknowledged breaks the promise of the whole register, so it must not start with nothing instead. Take it
 * for lost; the others go on as long as they are a majority.
 */
public final class CorruptRegisterException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptRegisterException(Path file, String evidence) {
        super("'" + file.getFileName() + "' is corrupt: " + evidence
                + "; it was left as it is, and this node must not answer without it");
    }
}
