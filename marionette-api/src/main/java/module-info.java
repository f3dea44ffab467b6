import org.jspecify.annotations.NullMarked;

/** The capabilities that application code may see, in production and in simulation alike. */
@NullMarked
module dev.marionette.api {
    requires static transitive org.jspecify;

    exports dev.marionette.api;
    exports dev.marionette.api.disk;
    exports dev.marionette.api.net;
    exports dev.marionette.api.wal;
}
