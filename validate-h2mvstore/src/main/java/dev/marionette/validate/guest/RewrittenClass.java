package dev.marionette.validate.guest;

import java.util.List;

/** A class file whose host calls have been replaced, and the list of them. */
record RewrittenClass(byte[] bytes, List<String> calls) {}
