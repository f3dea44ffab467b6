package dev.marionette.check.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a place that reaches the host machine on purpose. The build refuses calls to the host's threads and files in this module, but for the body
 * of what carries this annotation. Kept in the class file, because the build checks class files; never read when a program runs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface HostAccess {

    /** Why the host is needed here, and why no world can see it. */
    String value();
}
