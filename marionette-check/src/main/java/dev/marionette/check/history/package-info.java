/** What concurrent clients asked for and were told: {@link dev.marionette.check.history.History} is the door. */
package dev.marionette.check.history;
