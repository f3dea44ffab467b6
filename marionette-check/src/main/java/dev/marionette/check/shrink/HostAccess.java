package dev.marionette.check.shrink;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a place that reaches the host machine on purpose; the build refuses such calls elsewhere. Kept in the class file, because the build
 * checks class files; never read when a program runs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface HostAccess {

    /** Why the host is needed here, and why no counterexample can be wrong because of it. */
    String value();
}
