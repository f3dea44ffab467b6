package dev.marionette.validate.guest;

import java.lang.constant.ClassDesc;

/** What becomes of one way in which code reaches the machine it runs on. */
sealed interface HostCall {

    /**
     * The call becomes a call of a {@link GuestCalls} method with the same arguments, the receiver first.
     *
     * @param target the method of {@code GuestCalls}
     */
    record Redirected(String target) implements HostCall {}

    /**
     * A constructor that seeds itself gets an argument, and so becomes another constructor of the same class.
     *
     * @param target the method of {@code GuestCalls} that gives the argument
     * @param argument its type
     */
    record Seeded(String target, ClassDesc argument) implements HostCall {}

    /**
     * An object of another class is made instead, with one argument.
     *
     * @param substitute the class, a subclass of the original
     * @param target the method of {@code GuestCalls} that gives the argument
     * @param argument its type
     */
    record Substituted(ClassDesc substitute, String target, ClassDesc argument) implements HostCall {}

    /** The call throws when it is reached, since nothing in a simulation can stand in for it. */
    record Refused() implements HostCall {}
}
