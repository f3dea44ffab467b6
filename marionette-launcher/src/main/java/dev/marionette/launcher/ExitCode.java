package dev.marionette.launcher;

/** What the process says when it ends. */
final class ExitCode {

    /** Everything was as expected. */
    static final int PASS = 0;

    /** A scenario failed that should pass, passed that should fail, or differs from an earlier trace. */
    static final int FINDING = 1;

    /** The command line cannot be carried out as it was written. */
    static final int USAGE = 2;

    /** The launcher itself failed. */
    static final int BROKEN = 3;

    private ExitCode() {}
}
