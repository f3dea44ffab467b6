package dev.marionette.check.shrink;

import java.io.Serial;

/** A seed cannot be shrunk: it passes, or does not fail in the same way again. The message says which. */
public final class NothingToShrinkException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    NothingToShrinkException(String message) {
        super(message);
    }
}
