package dev.marionette.sim.run;

/**
 * How far a campaign is.
 *
 * @param seedsDone seeds verified so far
 * @param seedsTotal seeds to verify
 * @param failures seeds that failed so far
 * @param statistics what the finished seeds amounted to
 */
public record Progress(long seedsDone, long seedsTotal, long failures, RunStatistics statistics) {}
