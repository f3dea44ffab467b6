/**
 * Crashes a recorded run everywhere: {@link dev.marionette.sim.explore.CrashExplorer} is the door.
 *
 * <p>The method is that of ALICE (Pillai et al., OSDI 2014) and of CrashMonkey (Mohan et al., OSDI 2018): run a workload once, derive the
 * states that a crash could leave from its log of disk operations, and let the application recover from each.
 */
@NullMarked
package dev.marionette.sim.explore;

import org.jspecify.annotations.NullMarked;
