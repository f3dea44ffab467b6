import org.jspecify.annotations.NullMarked;

/** An example: a replicated register. It needs the API alone, so the same code runs on any machines. */
@NullMarked
module dev.marionette.examples.register {
    requires transitive dev.marionette.api;
    requires static org.jspecify;

    exports dev.marionette.examples.register;
}
