/**
 * A register that several replicas hold and that any minority of them may leave. Read {@link dev.marionette.examples.register.Client} first, it is
 * the protocol; {@code Replica} answers, {@code SlotFile} keeps, {@code Protocol} holds the steps that must not be left out.
 */
package dev.marionette.examples.register;
