package dev.marionette.check.linear;

/** What a check of a history found: that an order explains it, that none does, or that the budget did not suffice to tell. */
public sealed interface Verdict permits Linearizable, NotLinearizable, Unknown {}
