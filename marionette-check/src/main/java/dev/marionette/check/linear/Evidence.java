package dev.marionette.check.linear;

import dev.marionette.check.history.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Why a history is not linearizable. It is worked out when it is first asked for, within the budget of the check. May be shared by threads.
 */
public final class Evidence {

    private final Explanation<?, ?, ?> explanation;
    private Optional<Contradiction> contradiction = Optional.empty();

    Evidence(Explanation<?, ?, ?> explanation) {
        this.explanation = explanation;
    }

    /**
     * Operations that contradict each other, in the order of their calls: a sub-history that is not linearizable either, and none of them can be
     * left out, or the budget ended; see {@link #isMinimal()}.
     *
     * <p>An operation is left out only if that would still be so had it taken effect at any time, even before its call. Otherwise every stale read
     * would shrink to the read alone, of a value that nobody seems to have written.
     */
    public List<Operation<?, ?>> contradiction() {
        return worked().operations();
    }

    /**
     * The state before the operations of {@link #contradiction()}, or the few that are possible, if that is not the initial one: of a long history,
     * only what came late is looked at.
     */
    public Optional<String> start() {
        return worked().start();
    }

    /** An order that explains as much as any: nothing that can come before the return of {@link #blocked()} makes that possible after it. */
    public List<Operation<?, ?>> longestPrefix() {
        return explanation.longestPrefix();
    }

    /** The operation whose return no order explains. */
    public Operation<?, ?> blocked() {
        return explanation.blocked();
    }

    /** What the object may have looked like when that operation returned; a few of the possibilities. */
    public List<String> states() {
        return explanation.states();
    }

    /** What the object had to look like for an operation of this history to return what it returned. */
    public String needs(Operation<?, ?> operation) {
        return explanation.needs(operation);
    }

    /**
     * Whether it is certain that no operation of {@link #contradiction()} can be left out. If not, the budget ended before each had been tried.
     */
    public boolean isMinimal() {
        return worked().minimal();
    }

    /**
     * What bars the operations of {@link #contradiction()}, in their order, as far as the budget allowed to find out: for one operation none, one, or two,
     * where there would be a place before as well as after.
     */
    public List<Obstacle> obstacles() {
        return worked().obstacles();
    }

    /** An obstacle as what there is to say about its operation, with the other operations and the instants that matter: {@code fits before ..., but ...}. */
    public String sentence(Obstacle obstacle) {
        return explanation.wording().sentence(obstacle);
    }

    /** All that as text for a terminal, with a sketch of the contradiction if it is small; of what is long, the end. */
    public String text() {
        return new Report(this, explanation.wording()).text();
    }

    /** The first line of the text. */
    @Override
    public String toString() {
        return "not linearizable: stuck at " + blocked();
    }

    private synchronized Contradiction worked() {
        if (contradiction.isEmpty()) {
            contradiction = Optional.of(explanation.contradiction());
        }
        return contradiction.get();
    }
}
