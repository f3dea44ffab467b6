/** Histories and their verdicts as pages for a browser: {@link dev.marionette.check.timeline.Timeline} is the door. */
package dev.marionette.check.timeline;
