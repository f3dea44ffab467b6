package dev.marionette.sim.disk.model;

import dev.marionette.sim.disk.CrashOutcome;

/**
 * What a loss of power makes of one pending change of content.
 *
 * @param change the change
 * @param outcome what becomes of it
 */
record Settlement(ContentChange change, CrashOutcome outcome) {}
