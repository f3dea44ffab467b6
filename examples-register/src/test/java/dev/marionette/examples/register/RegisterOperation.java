package dev.marionette.examples.register;

import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What a workload asks of the register. Each of the two clients does its own operations one after the other. */
sealed interface RegisterOperation {

    int client();

    record Read(@IntRange(max = 1) int client) implements RegisterOperation {}

    record Write(
            @IntRange(max = 1) int client,
            @LongRange(min = 1, max = 9) long value) implements RegisterOperation {}
}
