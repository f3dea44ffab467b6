/**
 * A small key-value store that survives losing power. Read {@link dev.marionette.examples.kv.KvStore} first; {@code Log} appends,
 * {@code Recovery} reads back, {@code Durability} holds the steps that must not be left out.
 */
package dev.marionette.examples.kv;
