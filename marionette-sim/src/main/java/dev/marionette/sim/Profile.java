package dev.marionette.sim;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A named choice of all faults at once, which expands to the explicit settings of the network, the nodes, their disks and their clocks.
 *
 * {@snippet :
 * sim.control().apply(Profile.SWARM.without(FaultFamily.CLOCKS).maxDown(1));
 * }
 *
 * <p>What it expands to stands in the trace and in the report of a failure. It replaces what was set before; what is set afterwards replaces
 * its part of it. Immutable and safe for use by any thread.
 */
public final class Profile {

    /** Mild and the same for every seed: latency that varies, and now and then a message lost or overtaken. For a first look. */
    public static final Profile SMOKE = new Profile(Kind.SMOKE);

    /**
     * Different for every seed: each family is fully off with probability one half, and as strong as drawn otherwise. Leaving whole families
     * off finds what their constant presence would hide (Groce et al., Swarm Testing, 2012). Has the
     * {@linkplain FaultFamily#survivable() survivable} families unless others are added.
     */
    public static final Profile SWARM = new Profile(Kind.SWARM);

    /** Nothing happens by chance, so that a script, or recorded packets, decide alone. */
    public static final Profile REPLAY = new Profile(Kind.REPLAY);

    /** Nothing happens by chance, and as a run's own profile it keeps hashes of traces in the place of their bytes. For measurements. */
    public static final Profile PERFORMANCE = new Profile(Kind.PERFORMANCE);

    private static final String MAX_DOWN = "max_down=";
    private static final List<Profile> ALL = List.of(SMOKE, SWARM, REPLAY, PERFORMANCE);

    private final Kind kind;
    private final Set<FaultFamily> added;
    private final Set<FaultFamily> removed;
    private final OptionalInt maxDown;

    private Profile(Kind kind) {
        this(kind, EnumSet.noneOf(FaultFamily.class), EnumSet.noneOf(FaultFamily.class), OptionalInt.empty());
    }

    private Profile(Kind kind, Set<FaultFamily> added, Set<FaultFamily> removed, OptionalInt maxDown) {
        this.kind = kind;
        this.added = added;
        this.removed = removed;
        this.maxDown = maxDown;
    }

    /**
     * The profile with this name, in lower case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Profile named(String name) {
        for (Profile profile : ALL) {
            if (profile.toString().equals(name)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("there is no profile '" + name + "'; there are " + ALL);
    }

    /**
     * The profile that is written so, as {@link #notation} writes it.
     *
     * @throws IllegalArgumentException if none is
     */
    public static Profile parse(String notation) {
        String[] words = notation.split(" ", -1);
        Profile profile = named(words[0]);
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            profile = profile.changedBy(word);
        }
        return profile;
    }

    private Profile changedBy(String word) {
        if (word.startsWith(MAX_DOWN)) {
            return maxDown(Integer.parseInt(word.substring(MAX_DOWN.length())));
        }
        FaultFamily family = FaultFamily.named(word.isEmpty() ? "" : word.substring(1));
        return switch (word.charAt(0)) {
            case '+' -> with(family);
            case '-' -> without(family);
            default ->
                throw new IllegalArgumentException("a profile's families are written after + or -, not '" + word + "'");
        };
    }

    /**
     * All that tells this profile from others, as text: {@code swarm +wipes -clocks max_down=1}. {@link #parse} reads it back.
     */
    public String notation() {
        StringBuilder notation = new StringBuilder(toString());
        added.forEach(family -> notation.append(" +").append(family.traceName()));
        removed.forEach(family -> notation.append(" -").append(family.traceName()));
        maxDown.ifPresent(most -> notation.append(' ').append(MAX_DOWN).append(most));
        return notation.toString();
    }

    /**
     * The same with further families, which smoke has at a mild strength and swarm in half of all seeds.
     *
     * @throws IllegalArgumentException if the profile leaves nothing to chance
     */
    public Profile with(FaultFamily... more) {
        if (isQuiet() && more.length > 0) {
            throw new IllegalArgumentException(
                    "the profile " + this + " leaves nothing to chance; take SMOKE or SWARM");
        }
        return new Profile(kind, union(added, more), difference(removed, more), maxDown);
    }

    /** The same without some families, such as those that the protocol under test does not claim to survive. */
    public Profile without(FaultFamily... fewer) {
        return new Profile(kind, difference(added, fewer), union(removed, fewer), maxDown);
    }

    /** The same with these families alone. */
    public Profile only(FaultFamily... wanted) {
        return without(FaultFamily.values()).with(wanted);
    }

    /**
     * The same with another number of services that may be down at the same time; by default it is the largest that leaves a majority, and at
     * least one.
     *
     * @throws IllegalArgumentException if it is below 1; without {@link FaultFamily#CRASHES}, {@link FaultFamily#STOPS} and
     *     {@link FaultFamily#WIPES} none goes down
     */
    public Profile maxDown(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 service may be down, not " + most
                    + "; leave out CRASHES, STOPS and WIPES if none may be");
        }
        return new Profile(kind, added, removed, OptionalInt.of(most));
    }

    /** The families that it may turn on. */
    public Set<FaultFamily> families() {
        EnumSet<FaultFamily> families = EnumSet.noneOf(FaultFamily.class);
        families.addAll(
                switch (kind) {
                    case SMOKE -> List.of(FaultFamily.LATENCY, FaultFamily.LOSS, FaultFamily.REORDERING);
                    case SWARM -> FaultFamily.survivable();
                    case REPLAY, PERFORMANCE -> List.of();
                });
        families.addAll(added);
        families.removeAll(removed);
        return Collections.unmodifiableSet(families);
    }

    /** Whether a run under it keeps hashes of its traces only. */
    public boolean tracesAsHash() {
        return kind == Kind.PERFORMANCE;
    }

    /** What becomes of this profile in a run that has one of its own: the run says which, and this one's families and bounds stay. */
    Profile under(Profile ofRun) {
        return ofRun.isQuiet() ? ofRun : new Profile(ofRun.kind, isQuiet() ? Set.of() : added, removed, maxDown);
    }

    /** Whether it is drawn anew for each seed. */
    boolean isDrawn() {
        return kind == Kind.SWARM;
    }

    /** Whether it leaves nothing to chance. */
    boolean isQuiet() {
        return kind == Kind.REPLAY || kind == Kind.PERFORMANCE;
    }

    /** How many services may be down at the same time. */
    int maxDownOf(int services) {
        return maxDown.orElse(Math.max(1, (services - 1) / 2));
    }

    private static Set<FaultFamily> union(Set<FaultFamily> left, FaultFamily... right) {
        EnumSet<FaultFamily> union = EnumSet.noneOf(FaultFamily.class);
        union.addAll(left);
        union.addAll(Arrays.asList(right));
        return union;
    }

    private static Set<FaultFamily> difference(Set<FaultFamily> left, FaultFamily... right) {
        Set<FaultFamily> difference = union(left);
        difference.removeAll(Arrays.asList(right));
        return difference;
    }

    /** Whether both are written the same, and so mean the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Profile profile && profile.notation().equals(notation());
    }

    @Override
    public int hashCode() {
        return notation().hashCode();
    }

    /** Its name in traces. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private enum Kind {
        SMOKE,
        SWARM,
        REPLAY,
        PERFORMANCE
    }
}
