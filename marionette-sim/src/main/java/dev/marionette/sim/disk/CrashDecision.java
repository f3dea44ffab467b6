package dev.marionette.sim.disk;

/** Decides what becomes of each pending operation when the power goes. */
@FunctionalInterface
public interface CrashDecision {

    /** Decides for one operation. Operations are asked about in the order in which they took effect, each once. */
    CrashOutcome of(DiskOperation pending);
}
