/** Whether an order explains a history: {@link dev.marionette.check.linear.Linearizability} is the door. */
package dev.marionette.check.linear;
