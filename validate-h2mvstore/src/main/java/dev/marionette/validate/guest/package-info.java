/**
 * Runs the unmodified classes of an external engine inside the simulation.
 *
 * <p>Start at {@link dev.marionette.validate.guest.GuestCode}: it reads an engine's jar and rewrites, as each class is loaded, the static
 * host calls (time, entropy, facts of the machine) into calls of a {@link dev.marionette.validate.guest.GuestHost}. The jar itself stays
 * as it is.
 */
@NullMarked
package dev.marionette.validate.guest;

import org.jspecify.annotations.NullMarked;
