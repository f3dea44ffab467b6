/** {@link dev.marionette.prod.Production}: the real machine, seen through the same {@link dev.marionette.api.Env} as a simulated one. */
package dev.marionette.prod;
