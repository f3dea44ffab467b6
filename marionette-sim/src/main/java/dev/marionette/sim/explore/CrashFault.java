package dev.marionette.sim.explore;

import java.util.Locale;

/**
 * A class of crashes: what ends the run at a position of its recording, and what may be left of the operations that were not forced.
 *
 * <p>At a position one operation is in flight: it was asked for, and its answer never came.
 */
public enum CrashFault {
    /** The process is killed before the operation in flight begins. All that returned stays, forced or not. One image a position. */
    PROCESS_KILL(Promise.ACKNOWLEDGED),

    /** The process is killed inside the write in flight, of which the first sectors are there: at least one, not all. */
    KILL_INSIDE_WRITE(Promise.ACKNOWLEDGED),

    /** The power goes. Of the unforced operations, the one in flight included, a first part survives, in the order they were made. */
    POWER_LOSS_PREFIX(Promise.FORCED),

    /** The power goes. Of the unforced operations, the one in flight included, any subset survives, each whole. */
    POWER_LOSS_SUBSET(Promise.FORCED),

    /** The power goes. All unforced operations survive, but of the last write only a subset of its sectors of 512 bytes. */
    TORN_LAST_WRITE_512(Promise.FORCED),

    /** The power goes. All unforced operations survive, but of the last write only a subset of its blocks of 4,096 bytes. */
    TORN_LAST_WRITE_4096(Promise.FORCED);

    private final Promise promise;

    CrashFault(Promise promise) {
        this.promise = promise;
    }

    /** What an application must have promised for this crash to spare it. */
    Promise promise() {
        return promise;
    }

    /** The name in reports and traces: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    enum Promise {
        ACKNOWLEDGED(CrashModel.ACKNOWLEDGED),
        FORCED(CrashModel.FORCED);

        private final String mark;

        Promise(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }
}
