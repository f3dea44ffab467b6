/** Properties over seeds, workloads and fault plans with jqwik: {@link dev.marionette.check.jqwik.Simulated} is the door. */
package dev.marionette.check.jqwik;
