/** What a correct system may do, one operation at a time: {@link dev.marionette.check.model.Models} is the door. */
package dev.marionette.check.model;
