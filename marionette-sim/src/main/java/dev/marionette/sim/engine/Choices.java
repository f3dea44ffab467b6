package dev.marionette.sim.engine;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.ChoiceKind;
import java.util.random.RandomGenerator;

/**
 * What has the last word on every decision of a world. As a rule that is the seed: {@link #OF_THE_SEED} returns what was drawn.
 *
 * <p>Subjects are passed as objects and named by their {@code toString}, which costs nothing as long as nobody asks for the name.
 */
public abstract sealed class Choices permits Choices.OfTheSeed, GuidedChoices {

    /** The seed decides. */
    public static final Choices OF_THE_SEED = new OfTheSeed();

    /** Returned for an instant that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    /** The seed of a stream of a world with this seed. */
    abstract long streamSeed(StreamName stream, long seed);

    /** What picks the next task, given what would pick it. */
    abstract Picker picker(Picker usual);

    /** A number, one of several of its kind at its place. */
    public abstract long number(ChoiceKind kind, Object subject, long drawn, long neutral);

    /** Whether a step of the workload is taken. */
    public abstract boolean takesStep(String who, int number);

    /** A number that belongs to the present instant. */
    public abstract long numberNow(ChoiceKind kind, Object subject, long drawn, long neutral);

    /** A roll against a rate that may fire. */
    public abstract long roll(ChoiceKind kind, Object subject, Rate rate, long drawn);

    /** Rolls, and says whether it fired; a rate that never or always fires draws nothing. */
    public final boolean fires(ChoiceKind kind, Object subject, Rate rate, Prng random) {
        return !rate.isNever() && (rate.isAlways() || roll(kind, subject, rate, random.roll(rate)) < rate.numerator());
    }

    /** The next instant of a strike, at {@code fromNanos} or later, given the one that was drawn. */
    abstract long strikeNanos(ChoiceKind kind, Object subject, long fromNanos, long drawnNanos);

    /** Notes that something struck. */
    abstract void struck(ChoiceKind kind, Object subject, long atNanos);

    /** The random numbers that a test or an application draws. */
    public abstract RandomGenerator generator(ChoiceKind kind, Object subject, Prng usual);

    /** See {@link #OF_THE_SEED}. */
    static final class OfTheSeed extends Choices {

        private OfTheSeed() {}

        @Override
        long streamSeed(StreamName stream, long seed) {
            return seed;
        }

        @Override
        Picker picker(Picker usual) {
            return usual;
        }

        @Override
        public long number(ChoiceKind kind, Object subject, long drawn, long neutral) {
            return drawn;
        }

        @Override
        public boolean takesStep(String who, int number) {
            return true;
        }

        @Override
        public long numberNow(ChoiceKind kind, Object subject, long drawn, long neutral) {
            return drawn;
        }

        @Override
        public long roll(ChoiceKind kind, Object subject, Rate rate, long drawn) {
            return drawn;
        }

        @Override
        long strikeNanos(ChoiceKind kind, Object subject, long fromNanos, long drawnNanos) {
            return drawnNanos;
        }

        @Override
        void struck(ChoiceKind kind, Object subject, long atNanos) {}

        @Override
        public RandomGenerator generator(ChoiceKind kind, Object subject, Prng usual) {
            return usual;
        }
    }
}
