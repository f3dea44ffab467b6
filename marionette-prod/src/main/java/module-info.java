import org.jspecify.annotations.NullMarked;

/** The real machine behind the capabilities of the API. */
@NullMarked
module dev.marionette.prod {
    requires transitive dev.marionette.api;
    requires static transitive org.jspecify;

    exports dev.marionette.prod;
}
