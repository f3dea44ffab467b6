package dev.marionette.examples.kv;

import net.jqwik.api.constraints.LongRange;

/** What a workload asks of the store. */
sealed interface KvOperation {

    record Put(
            @LongRange(max = 3) long key,
            @LongRange(min = 1, max = 9) long value,
            Sync sync) implements KvOperation {}

    record Delete(@LongRange(max = 3) long key, Sync sync) implements KvOperation {}

    record Compact() implements KvOperation {}

    record Reopen() implements KvOperation {}
}
