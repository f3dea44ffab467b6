/**
 * H2's MVStore, unmodified, on the simulated disk: record a workload once, crash it everywhere, check the engine's own promises.
 *
 * <p>Start at {@link dev.marionette.validate.h2mvstore.MvStoreScenarios}.
 */
@NullMarked
package dev.marionette.validate.h2mvstore;

import org.jspecify.annotations.NullMarked;
