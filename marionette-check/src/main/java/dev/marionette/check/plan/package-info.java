/** Faults at planned moments: what a test wants to go wrong, and when, as plain records. */
package dev.marionette.check.plan;
