package dev.marionette.examples.register;

import java.nio.channels.FileChannel;
import java.util.Collection;

/** Protocols that leave out one step each. While nothing fails and nobody else writes, each of them passes every test of the register. */
final class PlantedBugs {

    private PlantedBugs() {}

    /** Returns what a quorum answered: the highest of their versions is the newest there is, so why tell them? */
    static final class ReadsWithoutWriteBack implements Protocol {

        @Override
        public boolean isSettled(Version found, Collection<Versioned> answers) {
            return true;
        }
    }

    /** Leaves the force to the operating system, which writes everything back within seconds. It makes the register many times as fast. */
    static final class AcknowledgesBeforeForce implements Protocol {

        @Override
        public void force(FileChannel written) {}
    }

    /** Takes a replica that stays silent twice for gone, and goes on with those that are left. */
    static final class ShrinksTheQuorum implements Protocol {

        @Override
        public boolean isQuorum(int answers, int replicas, int attempt) {
            return Protocol.COMPLETE.isQuorum(answers, replicas, attempt) || (answers > 0 && attempt > 2);
        }
    }

    /** Compares the counters alone: of two writes with the same one, the one that arrives later wins, at each replica another one. */
    static final class BreaksTiesByArrival implements Protocol {

        @Override
        public boolean isNewer(Version version, Version than) {
            return version.counter() >= than.counter();
        }
    }

    /** Waits for every replica. Nothing it does is wrong; it only never ends once one of them is gone. */
    static final class WaitsForEverybody implements Protocol {

        @Override
        public boolean isQuorum(int answers, int replicas, int attempt) {
            return answers == replicas;
        }
    }
}
