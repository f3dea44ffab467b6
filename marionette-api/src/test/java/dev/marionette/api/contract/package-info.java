/** One abstract test class for each capability; production and simulation both run all of them. */
package dev.marionette.api.contract;
