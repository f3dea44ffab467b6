/** Measurements of the simulator, each beside what it is compared with; {@code docs/benchmarks.md} says how to run and read them. */
@NullMarked
package dev.marionette.bench;

import org.jspecify.annotations.NullMarked;
