import org.jspecify.annotations.NullMarked;

/** An example: a key-value store over a write-ahead log. It needs the API alone, so the same code runs on any machine. */
@NullMarked
module dev.marionette.examples.kv {
    requires transitive dev.marionette.api;
    requires static org.jspecify;

    exports dev.marionette.examples.kv;
}
