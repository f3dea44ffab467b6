package dev.marionette.examples.kv;

/** When a write counts as done. */
public enum Sync {
    /** Once it is on the medium: no crash loses it, nor any write made before it. */
    FORCE,

    /** At once: a crash may lose it, together with the writes made after it. */
    NO_FORCE;

    String label() {
        return this == FORCE ? "force" : "no_force";
    }
}
