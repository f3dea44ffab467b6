package dev.marionette.sim.engine;

import dev.marionette.api.Rate;
import dev.marionette.sim.choice.Choice;
import dev.marionette.sim.choice.ChoiceFamily;
import dev.marionette.sim.choice.ChoiceKind;
import dev.marionette.sim.choice.ChoicePlan;
import dev.marionette.sim.choice.TakenChoice;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Follows a plan, or the seed where there is none, and records every choice.
 *
 * <p>Confined to its world.
 */
public final class GuidedChoices extends Choices {

    private static final Set<ChoiceFamily> NONE = EnumSet.noneOf(ChoiceFamily.class);
    private static final Set<ChoiceFamily> ALL = EnumSet.allOf(ChoiceFamily.class);

    /** After so many neutral numbers in a row at one place, a loop may be waiting for another; it gets what is drawn. */
    private static final int MOST_NEUTRAL_DRAWS = 256;

    private final ChoicePlan plan;
    private final Set<ChoiceFamily> drawn;
    private final boolean keepsNeutral;
    private final Variation variation;
    private final Map<Place, Spot> spots = new HashMap<>();
    private final List<TakenChoice> taken = new ArrayList<>();
    private @Nullable Kernel kernel;
    private long decisions;

    private GuidedChoices(ChoicePlan plan, Set<ChoiceFamily> drawn, boolean keepsNeutral, Variation variation) {
        this.plan = plan;
        this.drawn = drawn;
        this.keepsNeutral = keepsNeutral;
        this.variation = variation;
    }

    /** The seed decides, and what it decides is recorded. */
    public static GuidedChoices recording() {
        return new GuidedChoices(ChoicePlan.neutral(), ALL, false, Variation.NONE);
    }

    /** A plan decides. */
    public static GuidedChoices following(ChoicePlan plan) {
        return new GuidedChoices(plan, NONE, false, Variation.NONE);
    }

    /**
     * A plan decides, but for some families, which are drawn anew.
     *
     * @param variation tells one drawing from another
     */
    public static GuidedChoices redrawing(ChoicePlan plan, Set<ChoiceFamily> families, long variation) {
        return new GuidedChoices(plan, copyOf(families), false, new Variation(variation, Variation.OF_THE_APPLICATION));
    }

    /** Records neutral choices too, so that a plan holds all there is. */
    static GuidedChoices recordingAll() {
        return new GuidedChoices(ChoicePlan.neutral(), ALL, true, Variation.NONE);
    }

    /** A plan decides, and what is drawn has nothing to do with the seed. */
    static GuidedChoices followingWithOtherStreams(ChoicePlan plan) {
        return new GuidedChoices(plan, NONE, false, new Variation(1, EnumSet.noneOf(StreamName.class)));
    }

    private static Set<ChoiceFamily> copyOf(Set<ChoiceFamily> families) {
        Set<ChoiceFamily> copy = EnumSet.noneOf(ChoiceFamily.class);
        copy.addAll(families);
        return copy;
    }

    void attach(Kernel newKernel) {
        kernel = newKernel;
    }

    /** The choices that differ from neutral ones, in the order they were taken. */
    public List<TakenChoice> taken() {
        return List.copyOf(taken);
    }

    /** How many choices were taken, neutral ones included. */
    public long decisions() {
        return decisions;
    }

    @Override
    long streamSeed(StreamName stream, long seed) {
        return variation.seedOf(stream, seed);
    }

    private boolean isDrawn(ChoiceKind kind) {
        return drawn.contains(kind.family());
    }

    @Override
    Picker picker(Picker usual) {
        return new Picker.Guided(usual, this);
    }

    /** Which of the tasks goes on; the oldest unless the plan names another one that can run. */
    int pick(ReadyQueue ready, Picker usual) {
        String oldest = ready.get(0).name;
        Spot spot = spot(ChoiceKind.PREEMPTION, oldest);
        long occurrence = spot.count++;
        int picked = isDrawn(ChoiceKind.PREEMPTION)
                ? usual.pick(ready)
                : ready.indexOf(spot.planned(occurrence, oldest.hashCode()));
        String name = ready.get(picked).name;
        note(spot.place.choice(occurrence, name.hashCode()), picked == 0, name);
        return picked;
    }

    @Override
    public long number(ChoiceKind kind, Object subject, long drawnValue, long neutral) {
        Spot spot = spot(kind, subject.toString());
        return number(spot, spot.count++, drawnValue, neutral);
    }

    @Override
    public boolean takesStep(String who, int number) {
        return number(spot(ChoiceKind.STEP, who), number, 1, 0) != 0;
    }

    @Override
    public long numberNow(ChoiceKind kind, Object subject, long drawnValue, long neutral) {
        return number(spot(kind, subject.toString()), kernel().nowNanos(), drawnValue, neutral);
    }

    private long number(Spot spot, long occurrence, long drawnValue, long neutral) {
        long value = isDrawn(spot.place.kind) ? drawnValue : spot.planned(occurrence, neutral);
        note(spot.place.choice(occurrence, value), value == neutral, "");
        return value;
    }

    @Override
    public long roll(ChoiceKind kind, Object subject, Rate rate, long drawnValue) {
        Spot spot = spot(kind, subject.toString());
        long occurrence = spot.count++;
        // A rate that always fires is what the test asked for, and no choice.
        long neutral = rate.isAlways() ? 0 : rate.denominator() - 1;
        long value = isDrawn(kind) ? drawnValue : spot.planned(occurrence, neutral);
        note(spot.place.choice(occurrence, value), rate.isAlways() || value >= rate.numerator(), "");
        return value;
    }

    @Override
    long strikeNanos(ChoiceKind kind, Object subject, long fromNanos, long drawnNanos) {
        if (isDrawn(kind)) {
            return drawnNanos;
        }
        Long planned = spot(kind, subject.toString()).values.ceilingKey(fromNanos);
        return planned == null ? NEVER : planned;
    }

    @Override
    void struck(ChoiceKind kind, Object subject, long atNanos) {
        note(new Choice(kind, subject.toString(), atNanos, 1), false, "");
    }

    @Override
    public RandomGenerator generator(ChoiceKind kind, Object subject, Prng usual) {
        return new GuidedGenerator(this, kind, subject.toString(), usual);
    }

    /** A number that somebody draws for himself. */
    long draw(ChoiceKind kind, String subject, long drawnValue, long neutral) {
        Spot spot = spot(kind, subject);
        long occurrence = spot.count++;
        boolean fixed = kind.role() == ChoiceKind.Role.FIXED;
        long unplanned = fixed || spot.isStuck() ? drawnValue : neutral;
        long value = isDrawn(kind) ? drawnValue : spot.planned(occurrence, unplanned);
        spot.neutralDraws = value == neutral ? spot.neutralDraws + 1 : 0;
        note(spot.place.choice(occurrence, value), !fixed && value == neutral, "");
        return value;
    }

    private void note(Choice choice, boolean neutral, String detail) {
        decisions++;
        if (!neutral || keepsNeutral) {
            Kernel world = kernel();
            taken.add(new TakenChoice(choice, world.nowNanos(), world.trace().events(), detail));
        }
    }

    private Spot spot(ChoiceKind kind, String subject) {
        return spots.computeIfAbsent(new Place(kind, subject), this::newSpot);
    }

    private Spot newSpot(Place place) {
        return new Spot(place, plan.at(place.kind, place.subject));
    }

    private Kernel kernel() {
        return java.util.Objects.requireNonNull(kernel, "the choices belong to no world yet");
    }

    /** Other random numbers for the same seed, but for those of some streams. */
    private record Variation(long number, Set<StreamName> unchanged) {

        static final Variation NONE = new Variation(0, EnumSet.noneOf(StreamName.class));
        static final Set<StreamName> OF_THE_APPLICATION = EnumSet.of(StreamName.APPLICATION);

        long seedOf(StreamName stream, long seed) {
            return number == 0 || unchanged.contains(stream) ? seed : seed ^ Prng.splitMix(number);
        }
    }

    private record Place(ChoiceKind kind, String subject) {

        Choice choice(long occurrence, long value) {
            return new Choice(kind, subject, occurrence, value);
        }
    }

    /** What is planned and what was counted at one place. */
    private static final class Spot {

        private final Place place;
        private final NavigableMap<Long, Long> values;
        private long count;
        private int neutralDraws;

        Spot(Place place, NavigableMap<Long, Long> values) {
            this.place = place;
            this.values = values;
        }

        long planned(long occurrence, long otherwise) {
            Long value = values.isEmpty() ? null : values.get(occurrence);
            return value == null ? otherwise : value;
        }

        boolean isStuck() {
            return neutralDraws >= MOST_NEUTRAL_DRAWS;
        }
    }
}
