package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.model.Model;
import java.util.List;
import java.util.stream.Collectors;

/** Works out why a part has no order. For one thread. */
final class Explanation<S, I, O> {

    private final Model<S, I, O> model;
    private final PartResult<S, I, O> bad;
    private final Budget budget;

    Explanation(Model<S, I, O> model, PartResult<S, I, O> bad, Budget budget) {
        this.model = model;
        this.bad = bad;
        this.budget = budget;
    }

    Operation<I, O> blocked() {
        return bad.placements().stream()
                .map(Placement::operation)
                .filter(operation -> operation.end().event() == bad.furthestEvent())
                .findFirst()
                .orElseThrow();
    }

    List<Operation<?, ?>> longestPrefix() {
        return Linearizability.operations(bad.order());
    }

    List<String> states() {
        return bad.states().stream().map(Object::toString).toList();
    }

    /** What an operation needed, or that it would have been possible at any time. */
    String needs(Operation<?, ?> operation) {
        return bad.placements().stream()
                .map(Placement::operation)
                .filter(candidate -> candidate.index() == operation.index())
                .map(this::needsOf)
                .collect(Collectors.joining());
    }

    private String needsOf(Operation<I, O> operation) {
        return operation.outcome() instanceof Outcome.Ok<O>(O result)
                ? model.needs(operation.input(), result)
                : "nothing";
    }

    /** The words for all operations of the part. */
    Wording wording() {
        return Wording.of(bad.placements().stream().map(Placement::operation).toList());
    }

    Contradiction contradiction() {
        return new Shrinking<>(model, untilBlocked(), budget).run();
    }

    /** What was called before the furthest event; what had not returned by then may not have taken effect. */
    private List<Placement<I, O>> untilBlocked() {
        return bad.placements().stream()
                .filter(p -> p.operation().call().event() < bad.furthestEvent())
                .map(p -> p.operation().end().event() <= bad.furthestEvent() ? p : p.as(Placement.Role.PENDING))
                .toList();
    }
}
