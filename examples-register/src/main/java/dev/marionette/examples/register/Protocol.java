package dev.marionette.examples.register;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Collection;

/**
 * The steps that the promise of the register rests on.
 *
 * <p>Each looks as if it could be left out, since nothing changes until two clients, a crash and a lost message meet. They are gathered here
 * so that the tests can leave one out at a time and show how that is found.
 */
interface Protocol {

    /** All steps, each of them complete. */
    Protocol COMPLETE = new Protocol() {};

    /**
     * Whether so many answers are enough. Any two majorities have a replica in common, so what one of them was told, another one hears.
     *
     * @param attempt how often the replicas have been asked, from 1; a majority is a majority, however long it takes
     */
    default boolean isQuorum(int answers, int replicas, int attempt) {
        return 2 * answers > replicas;
    }

    /** Whether the first version comes after the second one. */
    default boolean isNewer(Version version, Version than) {
        return version.compareTo(than) > 0;
    }

    /**
     * Whether a read may return what it found without telling a quorum first. It may if all of a quorum hold it already; otherwise the
     * next read might ask others, and find an older value.
     *
     * @param found the newest of the answers
     */
    default boolean isSettled(Version found, Collection<Versioned> answers) {
        return answers.stream().allMatch(answer -> answer.version().equals(found));
    }

    /** Brings what was written onto the medium, before anyone is told that it is held. */
    default void force(FileChannel written) throws IOException {
        written.force(true);
    }
}
