/** The command line over all scenarios on the class path; {@link dev.marionette.launcher.Main} is the door. */
@NullMarked
package dev.marionette.launcher;

import org.jspecify.annotations.NullMarked;
