package dev.marionette.examples.broadcast;

import dev.marionette.examples.broadcast.Message.Append;
import java.io.IOException;

/** Replicas that leave out one rule each. While no replica crashes and no message is late, each of them passes every test of the log. */
final class PlantedBugs {

    private PlantedBugs() {}

    /** Sends first and forces afterwards, while the messages are on their way: it halves the time that a record takes. */
    static final class SpeaksBeforeForce implements SafetyRules {

        @Override
        public void speak(Storage storage, Runnable words) throws IOException {
            words.run();
            storage.force();
        }
    }

    /** Tells the client as soon as one replica, the leader, has the record; the others will get it. */
    static final class AcknowledgesAtOneReplica implements SafetyRules {

        @Override
        public int acknowledgements(Cluster cluster) {
            return 1;
        }
    }

    /** Listens to every leader. Who was replaced will notice soon enough. */
    static final class ListensToStaleLeaders implements SafetyRules {

        @Override
        public boolean admits(long promised, long epoch) {
            return true;
        }
    }

    /** Takes a batch that begins behind the end of the log for the next one: the leader knows best what is missing. */
    static final class LeavesGapAfterCatchUp implements SafetyRules {

        @Override
        public boolean accept(Log log, Append batch) throws IOException {
            if (batch.from() > log.length()) {
                log.append(batch.entries());
                return true;
            }
            return SafetyRules.super.accept(log, batch);
        }
    }
}
