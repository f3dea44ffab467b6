package dev.marionette.check.model;

import java.util.List;
import java.util.Optional;

/**
 * A sequential specification: what a correct object may do when it is asked for one operation after the other. A model is pure: its methods
 * depend on their arguments alone, may be called from several threads at once, and never change a state, which has equality and a hash.
 *
 * <p>A model may be nondeterministic. The states that a step returns are tried in their order.
 *
 * @param <S> the states of the object
 * @param <I> what operations are asked for
 * @param <O> what operations return
 */
public interface Model<S, I, O> {

    /** The state before the first operation. */
    S initial();

    /**
     * The states that the object may be in after an operation in this state that returned this output.
     *
     * @return without duplicates, in a fixed order; empty if the operation cannot return this output in this state
     */
    List<S> step(S state, I input, O output);

    /**
     * The states that the object may be in after an operation in this state, whatever it returned.
     *
     * @return without duplicates, in a fixed order; empty if the operation cannot take place in this state
     */
    List<S> step(S state, I input);

    /**
     * The part of the object that an operation is about, such as a key. If every operation of a history is about one part, parts are checked one
     * by one, each beginning in the initial state, which is much faster (P-compositionality: Horn and Kroening, "Faster linearizability checking
     * via P-compositionality", 2015). One operation without a part keeps the history together.
     *
     * @return a key with equality and a hash, or nothing
     */
    default Optional<?> partition(I input) {
        return Optional.empty();
    }

    /**
     * Whether the operation never changes the state. A step of such an operation returns the state itself or nothing; saying so makes checking
     * faster.
     */
    default boolean readsOnly(I input) {
        return false;
    }

    /** Whether the operation does not change the state if it returns this output. A step with this output returns the state itself or nothing. */
    default boolean readsOnly(I input, O output) {
        return readsOnly(input);
    }

    /**
     * Whether the operation only extends the state, as an append does: then {@link #leadsTo} reckons with it. Together they make checking a good
     * deal faster where many such operations overlap.
     */
    default boolean extendsOnly(I input) {
        return false;
    }

    /** Whether the state after the operation does not depend on the state before, as with a write. */
    default boolean overwrites(I input) {
        return false;
    }

    /**
     * Whether the operation can return this output in every state, as a write does that returns nothing. Such an operation may take effect right before one that
     * {@linkplain #overwrites overwrites}, and nobody will know.
     */
    default boolean isBlind(I input, O output) {
        return false;
    }

    /**
     * Whether operations that only extend, none or more of them, may lead from this state to one in which an operation returns this output. When in doubt,
     * yes.
     */
    default boolean leadsTo(S state, I input, O output) {
        return true;
    }

    /**
     * What {@link #leadsTo(Object, Object, Object) leadsTo} says after an operation that {@linkplain #extendsOnly only extends} this state, without working the next
     * state out. When in doubt, yes.
     */
    default boolean leadsTo(S state, I extension, I input, O output) {
        return true;
    }

    /**
     * What {@link #leadsTo(Object, Object, Object) leadsTo} says in the states to which an operation may change others, if it changes them. When in doubt, yes.
     */
    default boolean enables(I change, I input, O output) {
        return true;
    }

    /** What the object must look like for the operation to return this output, as a phrase: {@code the value 3}. */
    default String needs(I input, O output) {
        return "a state in which " + input + " returns " + output;
    }

    /** Roughly what a state occupies, in bytes; a search counts it against its budget. */
    default long bytes(S state) {
        return 64;
    }
}
