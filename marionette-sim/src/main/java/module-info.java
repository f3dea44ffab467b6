import org.jspecify.annotations.NullMarked;

/** The simulated machine. */
@NullMarked
module dev.marionette.sim {
    requires transitive dev.marionette.api;
    requires static transitive org.jspecify;

    exports dev.marionette.sim.choice;
    exports dev.marionette.sim.disk;
    exports dev.marionette.sim.explore;
    exports dev.marionette.sim.net;
    exports dev.marionette.sim.node;
    exports dev.marionette.sim.run;
    exports dev.marionette.sim.task;
    exports dev.marionette.sim.trace;
    exports dev.marionette.sim;
}
