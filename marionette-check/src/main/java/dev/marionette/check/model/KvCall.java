package dev.marionette.check.model;

/** What a key-value store can be asked for. A key that was never written has the empty text. */
public sealed interface KvCall {

    /** What it is about. */
    String key();

    /**
     * Returns the value of a key: {@link Reply.Text}.
     *
     * @param key any
     */
    record Get(String key) implements KvCall {
        @Override
        public String toString() {
            return "get " + key;
        }
    }

    /**
     * Replaces the value of a key, and returns {@link Reply.Done}.
     *
     * @param key any
     * @param value any
     */
    record Put(String key, String value) implements KvCall {
        @Override
        public String toString() {
            return "put " + key + " \"" + value + '"';
        }
    }

    /**
     * Adds to the end of the value of a key, and returns {@link Reply.Done}.
     *
     * @param key any
     * @param value any
     */
    record Append(String key, String value) implements KvCall {
        @Override
        public String toString() {
            return "append " + key + " \"" + value + '"';
        }
    }
}
