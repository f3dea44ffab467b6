package dev.marionette.sim.choice;

/** What a choice is about; whole families can be left out of a plan at once. */
public enum ChoiceFamily {
    /** What the test does: which steps it takes, and what they draw. */
    WORKLOAD("workload"),
    /** What the application draws for itself. It has no neutral value: identifiers that it draws must stay distinct. */
    APPLICATION("application"),
    /** Which task goes on. */
    SCHEDULE("schedule"),
    /** Which faults a profile turns on and how strong they are, and which hooks are active. */
    SETTINGS("settings"),
    /** How long messages, bytes of connections and disk operations take. */
    LATENCY("latency"),
    /** Messages lost, doubled, damaged or overtaken. */
    MESSAGES("messages"),
    /** Paths that hold up what they carry. */
    CLOGS("clogs"),
    /** The network divided. */
    PARTITIONS("partitions"),
    /** Connections that lose bytes, are read in pieces, or break. */
    CONNECTIONS("connections"),
    /** Nodes that crash or stop by chance, and when they come back. */
    NODES("nodes"),
    /** What a crash leaves of what was not forced. */
    CRASH_OUTCOMES("crash-outcomes"),
    /** Disks that fail, stall, or return wrong bytes. */
    DISK("disk"),
    /** Hooks in the application that fire. */
    BUGGIFY("buggify");

    private final String label;

    ChoiceFamily(String label) {
        this.label = label;
    }

    /** The name in replay files and reports. */
    public String label() {
        return label;
    }
}
