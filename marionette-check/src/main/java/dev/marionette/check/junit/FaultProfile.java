package dev.marionette.check.junit;

import dev.marionette.sim.Profile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@link Profile}s, so that an annotation can name them. */
public enum FaultProfile {
    /** Leaves it to the test which faults happen by chance. */
    OF_TEST(null),
    /** {@link Profile#SMOKE}. */
    SMOKE(Profile.SMOKE),
    /** {@link Profile#SWARM}. */
    SWARM(Profile.SWARM),
    /** {@link Profile#REPLAY}: nothing happens by chance. */
    REPLAY(Profile.REPLAY),
    /** {@link Profile#PERFORMANCE}: nothing happens by chance, and traces are kept as hashes. */
    PERFORMANCE(Profile.PERFORMANCE);

    private final Optional<Profile> profile;

    FaultProfile(@Nullable Profile profile) {
        this.profile = Optional.ofNullable(profile);
    }

    /** The profile; empty if it is left to the test. */
    public Optional<Profile> profile() {
        return profile;
    }
}
