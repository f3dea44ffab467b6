/** Names in messages. */
package dev.marionette.sim.text;
