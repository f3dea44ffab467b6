/**
 * What is linked against H2's own classes: loaded anew in each guest class loader, with the version of H2 that is there. The same source
 * serves every version; the rest of the module sees only {@link dev.marionette.validate.h2mvstore.MapStore}.
 */
@NullMarked
package dev.marionette.validate.h2mvstore.engine;

import org.jspecify.annotations.NullMarked;
