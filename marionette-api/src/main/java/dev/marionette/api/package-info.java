/**
 * What application code may see of its machine: {@link dev.marionette.api.Env} and the capabilities it hands out.
 *
 * <p>The same code runs on the real machine and in a simulated one; nothing here can inject a fault.
 */
package dev.marionette.api;
