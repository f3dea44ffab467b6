/** The sector disk and what it throws. */
package dev.marionette.api.disk;
