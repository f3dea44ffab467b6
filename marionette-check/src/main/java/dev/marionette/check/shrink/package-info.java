/** Small counterexamples: {@link dev.marionette.check.shrink.ReplayFile} keeps one, for people and for tests. */
package dev.marionette.check.shrink;
