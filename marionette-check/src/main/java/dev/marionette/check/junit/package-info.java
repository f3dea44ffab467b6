/** Simulations as tests of JUnit Jupiter: {@link dev.marionette.check.junit.SimulationTest} on a method runs it under many seeds. */
package dev.marionette.check.junit;
