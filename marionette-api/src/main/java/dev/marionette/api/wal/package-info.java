/** Framing of write-ahead-log records, so that torn and foreign bytes are told from valid ones. */
package dev.marionette.api.wal;
