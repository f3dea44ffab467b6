/**
 * From a failing run to the few decisions that make it fail.
 *
 * <p>{@link dev.marionette.check.shrink.Shrinker} looks for the smallest set of choices that differ from neutral ones and still fails in the
 * same way; {@link dev.marionette.check.shrink.Counterexample} is what it finds, and {@link dev.marionette.check.shrink.ReplayFile} keeps
 * one, for people and for tests.
 */
package dev.marionette.check.shrink;
