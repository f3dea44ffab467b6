package dev.marionette.sim.node;

/** What a node does at present. */
public enum NodeState {
    /** It has power and no process was booted on it: the test itself acts for it. */
    IDLE,
    /** Its process runs. */
    RUNNING,
    /** Its process has ended by itself or by request; its disk keeps what was written, forced or not. */
    STOPPED,
    /** It crashed: no power, no process. */
    DOWN
}
