package dev.marionette.sim.choice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Choices to be taken in a run; all others are neutral. Of two plans for the same decision the later counts.
 *
 * <p>Immutable; safe for use by any thread.
 */
public final class ChoicePlan {

    private static final ChoicePlan EMPTY = new ChoicePlan(List.of());

    private final List<Choice> choices;
    private final Map<Place, NavigableMap<Long, Long>> values = new HashMap<>();

    private ChoicePlan(List<Choice> choices) {
        this.choices = choices;
        for (Choice choice : choices) {
            values.computeIfAbsent(new Place(choice.kind(), choice.subject()), place -> new TreeMap<>())
                    .put(choice.occurrence(), choice.value());
        }
    }

    /** The plan in which every choice is neutral. */
    public static ChoicePlan neutral() {
        return EMPTY;
    }

    /** A plan of these choices, in this order. */
    public static ChoicePlan of(List<Choice> choices) {
        return new ChoicePlan(List.copyOf(choices));
    }

    /** The choices in the order they were given. */
    public List<Choice> choices() {
        return choices;
    }

    /** How many choices differ from neutral ones. */
    public int size() {
        return choices.size();
    }

    /** How many of them are of some sort. */
    public int count(Predicate<Choice> sort) {
        int count = 0;
        for (Choice choice : choices) {
            count += sort.test(choice) ? 1 : 0;
        }
        return count;
    }

    /** The plan that takes these choices neutrally too. */
    public ChoicePlan without(Predicate<Choice> sort) {
        List<Choice> kept = new ArrayList<>(choices.size());
        for (Choice choice : choices) {
            if (!sort.test(choice)) {
                kept.add(choice);
            }
        }
        return new ChoicePlan(List.copyOf(kept));
    }

    /** What is planned at one place, by occurrence; empty if nothing is. */
    public NavigableMap<Long, Long> at(ChoiceKind kind, String subject) {
        NavigableMap<Long, Long> planned = values.get(new Place(kind, subject));
        return planned == null ? Collections.emptyNavigableMap() : Collections.unmodifiableNavigableMap(planned);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChoicePlan plan && plan.choices.equals(choices);
    }

    @Override
    public int hashCode() {
        return choices.hashCode();
    }

    /** The number of choices; for people who debug. */
    @Override
    public String toString() {
        return "ChoicePlan[" + choices.size() + " choices]";
    }

    private record Place(ChoiceKind kind, String subject) {}
}
