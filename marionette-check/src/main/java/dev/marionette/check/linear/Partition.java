package dev.marionette.check.linear;

import dev.marionette.check.history.History;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a history that can be checked one by one. */
final class Partition {

    private Partition() {}

    /** The parts in the order of their first operations, without what failed and what has no effect. */
    static <I, O> List<List<Placement<I, O>>> of(Model<?, I, O> model, History<I, O> history) {
        List<Placement<I, O>> whole = new ArrayList<>();
        Map<Object, List<Placement<I, O>>> parts = new LinkedHashMap<>();
        boolean splits = true;
        for (Operation<I, O> operation : history.operations()) {
            Optional<Placement<I, O>> placement = place(model, operation);
            if (placement.isEmpty()) {
                continue;
            }
            whole.add(placement.get());
            Optional<?> key = splits ? model.partition(operation.input()) : Optional.empty();
            splits &= key.isPresent();
            key.ifPresent(part ->
                    parts.computeIfAbsent(part, unused -> new ArrayList<>()).add(placement.get()));
        }
        return splits ? List.copyOf(parts.values()) : List.of(whole);
    }

    private static <I, O> Optional<Placement<I, O>> place(Model<?, I, O> model, Operation<I, O> operation) {
        return switch (operation.outcome()) {
            case Outcome.Failed<O> failed -> Optional.empty();
            case Outcome.Unknown<O> unknown ->
                model.readsOnly(operation.input())
                        ? Optional.empty()
                        : Optional.of(new Placement<>(operation, Placement.Role.PENDING));
            case Outcome.Ok<O> ok -> Optional.of(new Placement<>(operation, Placement.Role.CERTAIN));
        };
    }
}
