/**
 * A durable, totally ordered broadcast log. {@link dev.marionette.examples.broadcast.Replica} is the server,
 * {@link dev.marionette.examples.broadcast.Client} its user; {@code SafetyRules} holds the steps that must not be left out.
 */
package dev.marionette.examples.broadcast;
