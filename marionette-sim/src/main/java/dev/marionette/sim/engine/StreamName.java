package dev.marionette.sim.engine;

/**
 * The consumers of randomness, each with a stream of its own, so that a new draw of one never shifts the draws of another.
 *
 * <p>The salt belongs to the frozen meaning of a seed: never change one, and give a new consumer a new salt.
 */
public enum StreamName {
    /** Which task runs next. */
    SCHEDULE(0x7363_6865_6475_6C65L),
    /** Latency, faults and crash outcomes of a disk. */
    DISK(0x6469_736B_0000_0001L),
    /** When the network partitions and heals, and how. */
    NETWORK(0x6E65_7477_0000_0001L),
    /** Latency and faults of the messages that one node sends. */
    NETWORK_SENDER(0x6E65_7470_6174_6801L),
    /** When one directed path clogs. */
    NETWORK_CLOG(0x6E65_7463_6C6F_6701L),
    /** Latency and faults of the connections between nodes. */
    STREAM(0x7374_7265_616D_0001L),
    /** When nodes crash and come back. */
    NODE(0x6E6F_6465_0000_0001L),
    /** Which faults a profile turns on, and how strong they are. */
    PROFILE(0x7072_6F66_696C_6501L),
    /** Which hooks are active, and when they fire. */
    BUGGIFY(0x6275_6767_6966_7901L),
    /** What the test does. */
    WORKLOAD(0x776F_726B_6C6F_6164L),
    /** What the application draws for itself. */
    APPLICATION(0x6170_7000_0000_0001L);

    final long salt;

    StreamName(long salt) {
        this.salt = salt;
    }
}
