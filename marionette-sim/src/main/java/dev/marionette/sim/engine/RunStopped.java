package dev.marionette.sim.engine;

/** Unwinds the root's stack after its run was stopped; an {@link Error}, so that application code does not handle it by accident. */
final class RunStopped extends Error {

    private static final long serialVersionUID = 1L;

    RunStopped() {
        super("the run was stopped", null, false, false);
    }
}
