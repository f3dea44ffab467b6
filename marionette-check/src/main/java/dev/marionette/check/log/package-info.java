/** Readers for the logs of other tools: {@link dev.marionette.check.log.JepsenLog} and {@link dev.marionette.check.log.KvLog} are the doors. */
package dev.marionette.check.log;
