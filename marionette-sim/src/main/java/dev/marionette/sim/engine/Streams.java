package dev.marionette.sim.engine;

import org.jspecify.annotations.Nullable;

/** The random streams of one world, split from its seed by name and node, each made when it is first asked for. */
final class Streams {

    private static final int NAMES = StreamName.values().length;

    private final long seed;
    private final Choices choices;
    private final @Nullable Prng[] firstNode = new Prng[NAMES];

    Streams(long seed, Choices choices) {
        this.seed = seed;
        this.choices = choices;
    }

    Prng get(StreamName name) {
        Prng stream = firstNode[name.ordinal()];
        if (stream == null) {
            stream = further(name, 0);
            firstNode[name.ordinal()] = stream;
        }
        return stream;
    }

    /** A new stream of a consumer that has several; the same arguments give the same sequence. */
    Prng further(StreamName name, int number) {
        return split(choices.streamSeed(name, seed), name, number);
    }

    /** A new stream from a seed, by name and number; the same arguments give the same sequence. */
    static Prng split(long seed, StreamName name, int number) {
        return new Prng(Prng.splitMix(seed ^ Prng.splitMix(name.salt + number)));
    }
}
