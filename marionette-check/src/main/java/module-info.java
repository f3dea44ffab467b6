import org.jspecify.annotations.NullMarked;

/** Histories and their checkers, properties over seeds, and small counterexamples. */
@NullMarked
module dev.marionette.check {
    requires transitive dev.marionette.api;
    requires transitive dev.marionette.sim;
    requires static transitive net.jqwik.api;
    requires static transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.marionette.check.history;
    exports dev.marionette.check.jqwik;
    exports dev.marionette.check.junit;
    exports dev.marionette.check.linear;
    exports dev.marionette.check.log;
    exports dev.marionette.check.model;
    exports dev.marionette.check.plan;
    exports dev.marionette.check.shrink;
    exports dev.marionette.check.timeline;

    opens dev.marionette.check.junit to
            org.junit.platform.commons;

    provides net.jqwik.api.SampleReportingFormat with
            dev.marionette.check.jqwik.SampleFormat;
}
