package dev.marionette.check.timeline;

import dev.marionette.check.history.History;
import dev.marionette.check.history.HistoryEvent;
import dev.marionette.check.history.Moment;
import dev.marionette.check.history.Operation;
import dev.marionette.check.history.Outcome;
import dev.marionette.check.linear.Evidence;
import dev.marionette.check.linear.Linearizable;
import dev.marionette.check.linear.NotLinearizable;
import dev.marionette.check.linear.Obstacle;
import dev.marionette.check.linear.Unknown;
import dev.marionette.check.linear.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the script of a page is told, as JSON: see {@code timeline.js}. */
record Facts<I, O>(History<I, O> history, Verdict verdict, Labels<I, O> labels) {

    private static final int SHOWN = 200;

    String json() {
        Map<String, Integer> parts = parts();
        return new Json()
                .object(facts -> {
                    facts.name("verdict").string(name());
                    facts.name("instants").array(this::instants);
                    facts.name("parts").array(names -> parts.keySet().forEach(names::string));
                    facts.name("operations")
                            .array(all -> history.operations().forEach(operation -> operation(all, operation, parts)));
                    conclusion(facts);
                })
                .toString();
    }

    /** The evidence as it is on a terminal, or what there is to say instead. */
    String text() {
        return switch (verdict) {
            case Linearizable(List<Operation<?, ?>> order) ->
                "linearizable: the operations that took effect, in an order that explains them\n" + lines(order);
            case NotLinearizable(Evidence evidence) -> evidence.text();
            case Unknown unknown ->
                "unknown: " + unknown.reason() + "\nthe longest order that was found\n" + lines(unknown.longest());
        };
    }

    private static String lines(List<Operation<?, ?>> order) {
        StringBuilder lines = new StringBuilder();
        order.stream()
                .limit(SHOWN)
                .forEach(operation -> lines.append("  ").append(operation).append('\n'));
        return order.size() <= SHOWN
                ? lines.toString()
                : lines.append("  ... ")
                        .append(order.size() - SHOWN)
                        .append(" more\n")
                        .toString();
    }

    private String name() {
        return switch (verdict) {
            case Linearizable linearizable -> "linearizable";
            case NotLinearizable bad -> "not-linearizable";
            case Unknown unknown -> "unknown";
        };
    }

    private Map<String, Integer> parts() {
        Map<String, Integer> parts = new LinkedHashMap<>();
        history.operations()
                .forEach(operation -> labels.part(operation).ifPresent(part -> parts.putIfAbsent(part, parts.size())));
        return parts;
    }

    private void instants(Json instants) {
        history.events().stream().mapToLong(HistoryEvent::atNanos).forEach(instants::number);
    }

    /** Process, event of the call, event of the end or -1, outcome, part or -1, call, result. */
    private void operation(Json all, Operation<I, O> operation, Map<String, Integer> parts) {
        all.array(fields -> {
            fields.number(operation.process()).number(operation.call().event());
            fields.number(
                    operation.end().equals(Moment.NEVER) ? -1 : operation.end().event());
            fields.number(
                    switch (operation.outcome()) {
                        case Outcome.Ok<O> ok -> 0;
                        case Outcome.Failed<O> failed -> 1;
                        case Outcome.Unknown<O> unknown -> 2;
                    });
            fields.number(labels.part(operation).map(parts::get).orElse(-1));
            fields.string(labels.call(operation)).string(labels.result(operation));
        });
    }

    private void conclusion(Json facts) {
        switch (verdict) {
            case Linearizable(List<Operation<?, ?>> order) -> indices(facts.name("order"), order);
            case NotLinearizable(Evidence evidence) -> evidence(facts, evidence);
            case Unknown unknown -> {
                indices(facts.name("order"), unknown.longest());
                facts.name("reason").string(Printable.of(unknown.reason()));
            }
        }
    }

    private void evidence(Json facts, Evidence evidence) {
        indices(facts.name("order"), evidence.longestPrefix());
        indices(facts.name("contradiction"), evidence.contradiction());
        facts.name("blocked").number(evidence.blocked().index());
        facts.name("states").array(states -> evidence.states().forEach(state -> states.string(Printable.of(state))));
        evidence.start().ifPresent(start -> facts.name("start").string(Printable.of(start)));
        facts.name("minimal").flag(evidence.isMinimal());
        facts.name("needs")
                .array(needs -> evidence.contradiction()
                        .forEach(operation -> needs.string(Printable.of(evidence.needs(operation)))));
        facts.name("obstacles")
                .array(all -> evidence.obstacles()
                        .forEach(obstacle -> all.array(
                                fields -> fields.number(obstacle.operation().index())
                                        .number(bar(obstacle))
                                        .string(Printable.of(evidence.sentence(obstacle))))));
    }

    /** The operation that is in the way, or -1. */
    private static int bar(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.CalledTooLate late -> late.bar().index();
            case Obstacle.ReturnedTooEarly early -> early.bar().index();
            case Obstacle.Impossible impossible -> -1;
        };
    }

    private static void indices(Json json, List<Operation<?, ?>> operations) {
        json.array(indices -> operations.forEach(operation -> indices.number(operation.index())));
    }
}
