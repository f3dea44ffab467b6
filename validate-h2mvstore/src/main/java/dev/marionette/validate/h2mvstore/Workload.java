package dev.marionette.validate.h2mvstore;

import dev.marionette.sim.explore.CrashModel;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A random story of one store, told beside a model of it: changes of several maps, commits, syncs, roll-backs, compactions, clean closes,
 * and time passing, now and then beyond the engine's retention time.
 *
 * <p>Every choice comes from one random stream. Thread rule: confined to the thread of the engine.
 */
final class Workload {

    /** The store's file in its directory. */
    static final String FILE = "t.mv";

    /** The kind of the marks that carry the wall-clock time of the workload, in nanoseconds since 1970. */
    static final String CLOCK = "clock";

    private static final int MAX_CHANGES = 8;
    private static final int COMPACT_BELOW_PERCENT = 80;

    private final Scene scene;
    private final RandomGenerator random;
    private final StoreModel model = new StoreModel();
    private final CrashModel<StoreState> promises;
    private MapStore store;
    private StoreState committed = StoreState.EMPTY;

    /**
     * Creates the store, with a first commit, synced: the crash during creation is another story.
     *
     * @param scene where it plays
     * @param random the stream of all choices
     */
    Workload(Scene scene, RandomGenerator random) {
        this.scene = scene;
        this.random = random;
        store = scene.opener().get();
        for (String map : Changes.MAPS) {
            store.put(map, 0, "first");
            model.put(map, 0, "first");
        }
        store.commit();
        store.sync();
        committed = model.state();
        promises = new CrashModel<>(scene.marks(), committed);
        promises.forced();
        markTime();
    }

    /** Where a workload plays. */
    record Scene(Supplier<MapStore> opener, TimeSource time, CrashModel.MarkTarget marks) {}

    /** Time as the workload lets it pass. */
    interface TimeSource {
        /** Wall-clock time in nanoseconds since 1970. */
        long nowNanos();

        /** Lets time pass. */
        void pass(Duration duration);
    }

    /** What was promised so far. */
    CrashModel<StoreState> promises() {
        return promises;
    }

    /** The state that the store must show now. */
    SortedMap<String, SortedMap<Integer, String>> expected() {
        return model.state().maps();
    }

    /** The open store. */
    MapStore store() {
        return store;
    }

    /** What happens besides changes, commits and syncs. */
    enum Story {
        /** Nothing: the engine only ever appends to its file. */
        APPENDING,
        /** Time passes beyond the retention time, so that the engine reuses space. */
        REUSING,
        /** Roll-backs, compactions and clean closes as well. */
        EVERYTHING
    }

    /**
     * How long a workload is and what happens in it.
     *
     * @param steps how many steps it has before the clean close at its end
     * @param story what they are
     */
    record Plan(int steps, Story story) {}

    /** Plays, and at the end closes the store. */
    void play(Plan plan) {
        for (int step = 0; step < plan.steps; step++) {
            step(plan.story);
        }
        closeStore();
    }

    private void step(Story story) {
        scene.time().pass(Duration.ofMillis(random.nextInt(1, 400)));
        markTime();
        int changes = random.nextInt(1, MAX_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            Changes.apply(random, store, model);
        }
        int choice = random.nextInt(100);
        if (choice < 50) {
            commit();
        } else if (choice < 68) {
            commitAndSync();
        } else if (choice < 74 && story != Story.APPENDING) {
            pause();
        } else if (choice >= 74 && choice < 90 && story == Story.EVERYTHING) {
            keepHouse(choice);
        }
    }

    /**
     * Longer than the retention time more often than not. The engine relies on all its writes reaching the medium within that time, as
     * operating systems see to; so they are forced first.
     */
    private void pause() {
        commitAndSync();
        scene.time().pass(Duration.ofSeconds(random.nextInt(40, 120)));
        markTime();
    }

    /** Compactions come between commits, so that what they write on their own account adds no state. */
    private void keepHouse(int choice) {
        if (choice < 80) {
            rollback();
        } else if (choice < 83) {
            commit();
            store.compact(COMPACT_BELOW_PERCENT);
            commit();
        } else if (choice < 85) {
            commit();
            store.compactFile();
        } else {
            closeStore();
            store = scene.opener().get();
        }
        markTime();
    }

    private void commit() {
        committed = model.state();
        promises.begun(committed);
        store.commit();
        promises.acknowledged();
    }

    private void commitAndSync() {
        commit();
        store.sync();
        promises.forced();
    }

    private void rollback() {
        store.rollback();
        model.restore(committed);
    }

    private void closeStore() {
        committed = model.state();
        promises.begun(committed);
        store.close();
        promises.acknowledged();
        promises.forced();
    }

    private void markTime() {
        scene.marks().mark(CLOCK, scene.time().nowNanos());
    }
}
