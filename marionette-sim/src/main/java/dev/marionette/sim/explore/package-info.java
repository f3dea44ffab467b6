/** What a recorded run promised, and so what a crash of it must preserve: {@link dev.marionette.sim.explore.CrashModel}. */
@NullMarked
package dev.marionette.sim.explore;

import org.jspecify.annotations.NullMarked;
