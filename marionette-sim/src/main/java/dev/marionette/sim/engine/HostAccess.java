package dev.marionette.sim.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a place that reaches the host machine on purpose, outside every world.
 *
 * <p>The build refuses calls to the host's clock, entropy, threads and files in this module; it accepts them in the body of what carries this
 * annotation. Such a place must not influence what a world does: it may watch one from outside, or hand whole worlds to threads.
 *
 * <p>Kept in the class file, because the build checks class files; never read when a program runs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface HostAccess {

    /** Why the host is needed here, and why the trace of a world cannot depend on it. */
    String value();
}
