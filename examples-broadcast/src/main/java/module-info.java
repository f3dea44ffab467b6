import org.jspecify.annotations.NullMarked;

/** An example: a replicated log that every replica delivers in the same order. It needs the API alone, so the same code runs on any machine. */
@NullMarked
module dev.marionette.examples.broadcast {
    requires transitive dev.marionette.api;
    requires static org.jspecify;

    exports dev.marionette.examples.broadcast;
}
