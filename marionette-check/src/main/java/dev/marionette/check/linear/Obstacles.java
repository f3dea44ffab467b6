package dev.marionette.check.linear;

import dev.marionette.check.history.Moment;
import dev.marionette.check.history.Operation;
import dev.marionette.check.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what bars the operations of a contradiction. An operation is allowed to begin before the last of the others that returned before its call, then before the last but
 * one, and so on, until there is an order; in that order it comes before the one that was passed last. Its end likewise. For one thread.
 */
final class Obstacles<S, I, O> {

    private static final int TRIAL = 20_000;
    private static final int MOST = 40;

    private final Model<S, I, O> model;
    private final Trials<S, I, O> trials;
    private final List<Placement<I, O>> kept;
    private final List<Placement<I, O>> dropped;

    Obstacles(Model<S, I, O> model, Trials<S, I, O> trials, List<Placement<I, O>> kept, List<Placement<I, O>> dropped) {
        this.model = model;
        this.trials = trials;
        this.kept = kept;
        this.dropped = dropped;
    }

    /** Of all operations that are left; of those of a large contradiction, nothing. */
    List<Obstacle> all() {
        List<Obstacle> all = new ArrayList<>();
        if (kept.size() <= MOST) {
            kept.forEach(placement -> all.addAll(of(placement)));
        }
        return List.copyOf(all);
    }

    /** With the others alone if that suffices; else with the dropped ones too, which may have taken effect at any time. */
    private List<Obstacle> of(Placement<I, O> placement) {
        List<Placement<I, O>> others =
                kept.stream().filter(other -> other != placement).toList();
        List<Obstacle> found = between(placement, others);
        if (!found.isEmpty()) {
            return found;
        }
        List<Placement<I, O>> all =
                Stream.concat(others.stream(), dropped.stream()).toList();
        found = between(placement, all);
        return found.isEmpty() && isImpossible(placement, all)
                ? List.of(new Obstacle.Impossible(placement.operation()))
                : found;
    }

    private List<Obstacle> between(Placement<I, O> placement, List<Placement<I, O>> others) {
        return Stream.concat(earlier(placement, others).stream(), later(placement, others).stream())
                .toList();
    }

    private Optional<Obstacle> earlier(Placement<I, O> placement, List<Placement<I, O>> others) {
        Operation<I, O> operation = placement.operation();
        List<Operation<I, O>> bars = kept.stream()
                .filter(Placement::isCertain)
                .map(Placement::operation)
                .filter(bar -> bar.end().event() < operation.call().event())
                .sorted(Comparator.comparingInt(bar -> -bar.end().event()))
                .toList();
        for (Operation<I, O> bar : bars) {
            // Of a call and a return at the same event, the call comes first.
            List<Operation<I, O>> order = order(moved(placement, bar.end(), operation.end()), others);
            if (!order.isEmpty()) {
                return Optional.of(new Obstacle.CalledTooLate(operation, before(operation, order), bar));
            }
        }
        return Optional.empty();
    }

    private Optional<Obstacle> later(Placement<I, O> placement, List<Placement<I, O>> others) {
        Operation<I, O> operation = placement.operation();
        if (!placement.isCertain()) {
            return Optional.empty();
        }
        for (Placement<I, O> other : kept) {
            Operation<I, O> bar = other.operation();
            boolean after = bar.call().event() > operation.end().event();
            if (after
                    && !order(moved(placement, operation.call(), bar.call()), others)
                            .isEmpty()) {
                return Optional.of(new Obstacle.ReturnedTooEarly(operation, bar));
            }
        }
        return Optional.empty();
    }

    private boolean isImpossible(Placement<I, O> placement, List<Placement<I, O>> others) {
        Placement<I, O> anywhere = moved(placement, new Moment(-1, 0), new Moment(Integer.MAX_VALUE - 1, 0));
        return trials.check(with(anywhere, others), TRIAL).end() == Search.End.EXCLUDED;
    }

    private List<Operation<I, O>> order(Placement<I, O> moved, List<Placement<I, O>> others) {
        PartResult<S, I, O> result = trials.check(with(moved, others), TRIAL);
        return result.end() == Search.End.FOUND
                ? result.order().stream().map(Point::operation).toList()
                : List.of();
    }

    /** The last operation before that may change the state. */
    private Optional<Operation<?, ?>> before(Operation<I, O> operation, List<Operation<I, O>> order) {
        return order.stream()
                .takeWhile(other -> other.index() != operation.index())
                .filter(other -> !model.readsOnly(other.input()))
                .reduce((first, second) -> second)
                .map(other -> other);
    }

    private static <I, O> Placement<I, O> moved(Placement<I, O> placement, Moment call, Moment end) {
        Operation<I, O> old = placement.operation();
        return new Placement<>(
                new Operation<>(old.index(), old.process(), old.input(), old.outcome(), call, end), placement.role());
    }

    private static <I, O> List<Placement<I, O>> with(Placement<I, O> placement, List<Placement<I, O>> others) {
        return Stream.concat(others.stream(), Stream.of(placement)).toList();
    }
}
