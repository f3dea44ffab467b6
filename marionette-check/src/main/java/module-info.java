import org.jspecify.annotations.NullMarked;

/** Histories of concurrent clients, and checkers that say whether an order explains them. */
@NullMarked
module dev.marionette.check {
    requires transitive dev.marionette.api;
    requires static transitive org.jspecify;

    exports dev.marionette.check.history;
    exports dev.marionette.check.linear;
    exports dev.marionette.check.log;
    exports dev.marionette.check.model;
}
