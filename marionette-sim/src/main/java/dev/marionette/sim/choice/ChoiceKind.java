package dev.marionette.sim.choice;

import java.util.Optional;

/**
 * The kinds of choices, with what tells two choices of a kind apart.
 *
 * <p>The {@linkplain Role role} says how a choice is to be read. A subject names where the choice is taken: a node, a path as {@code
 * 0>2}, a disk, a task, a hook, a step of the workload.
 */
public enum ChoiceKind {
    /** Whether a step of the workload is taken: 1, and 0 if it is left out. */
    STEP("workload.step", ChoiceFamily.WORKLOAD, Role.WORKLOAD),
    /** A number that the test draws; neutral is 0, or the least number allowed. */
    DRAW("workload.draw", ChoiceFamily.WORKLOAD, Role.WORKLOAD),
    /** A number that the application draws. */
    APPLICATION("application.draw", ChoiceFamily.APPLICATION, Role.FIXED),
    /** The hash of the name of the task that goes on in the place of the subject, which has been runnable longest. */
    PREEMPTION("schedule.preemption", ChoiceFamily.SCHEDULE, Role.PREEMPTION),
    /** Whether a family of faults is on (1), and then how strong each of its faults is. */
    PROFILE("profile.setting", ChoiceFamily.SETTINGS, Role.SETTING),
    /** Whether a hook is active: 1, and 0 if not. */
    HOOK("buggify.active", ChoiceFamily.SETTINGS, Role.SETTING),
    /** How many nanoseconds a message is on its way; neutral is the least. */
    MESSAGE_LATENCY("network.latency", ChoiceFamily.LATENCY, Role.DELAY),
    /** How many nanoseconds bytes of a connection are on their way; neutral is the least. */
    STREAM_LATENCY("stream.latency", ChoiceFamily.LATENCY, Role.DELAY),
    /** How many nanoseconds a disk operation takes beyond the least. */
    DISK_LATENCY("disk.latency", ChoiceFamily.LATENCY, Role.DELAY),
    /** A message is lost. */
    LOSS("network.loss", ChoiceFamily.MESSAGES, Role.FAULT),
    /** A message arrives twice. */
    DUPLICATION("network.duplication", ChoiceFamily.MESSAGES, Role.FAULT),
    /** A message is damaged. */
    CORRUPTION("network.corruption", ChoiceFamily.MESSAGES, Role.FAULT),
    /** Which bits of a damaged message are wrong: how many, then each. */
    DAMAGE("network.damage", ChoiceFamily.MESSAGES, Role.DETAIL),
    /** A message takes a detour. */
    REORDERING("network.reordering", ChoiceFamily.MESSAGES, Role.FAULT),
    /** How many nanoseconds the detour takes. */
    DETOUR("network.detour", ChoiceFamily.MESSAGES, Role.DETAIL),
    /** A path clogs. */
    CLOG("network.clog", ChoiceFamily.CLOGS, Role.STRIKE),
    /** The network is divided. */
    PARTITION("network.partition", ChoiceFamily.PARTITIONS, Role.STRIKE),
    /** Which nodes are on one side, as bits of numbers; then whether it is the other side that cannot be heard. */
    SIDES("network.sides", ChoiceFamily.PARTITIONS, Role.DETAIL),
    /** After how many ticks the network is whole again. */
    HEALING("network.healing", ChoiceFamily.PARTITIONS, Role.DETAIL),
    /** Bytes of a connection are lost, and sent again. */
    STREAM_LOSS("stream.loss", ChoiceFamily.CONNECTIONS, Role.FAULT),
    /** Bytes of a connection are damaged, and sent again. */
    STREAM_CORRUPTION("stream.corruption", ChoiceFamily.CONNECTIONS, Role.FAULT),
    /** A read returns less than there is. */
    SHORT_READ("stream.short_read", ChoiceFamily.CONNECTIONS, Role.FAULT),
    /** How much such a read returns. */
    READ_LENGTH("stream.read_length", ChoiceFamily.CONNECTIONS, Role.DETAIL),
    /** A connection breaks. */
    RESET("stream.reset", ChoiceFamily.CONNECTIONS, Role.STRIKE),
    /** Which of the connections breaks. */
    RESET_VICTIM("stream.reset_victim", ChoiceFamily.CONNECTIONS, Role.DETAIL),
    /** A node goes down by chance. */
    FALL("node.fall", ChoiceFamily.NODES, Role.STRIKE),
    /** How a node goes down: a number below the sum of the weights of crash, stop and wipe. */
    FALL_MANNER("node.fall_manner", ChoiceFamily.NODES, Role.DETAIL),
    /** Whether a node without pending writes is spared. */
    FALL_SHARE("node.fall_share", ChoiceFamily.NODES, Role.DETAIL),
    /** After how many ticks a node comes back. */
    RESTART("node.restart", ChoiceFamily.NODES, Role.DETAIL),
    /** A failure domain crashes. */
    DOMAIN_CRASH("node.domain_crash", ChoiceFamily.NODES, Role.STRIKE),
    /** A write that was not forced is lost at a crash. */
    LOST_WRITE("disk.lost_write", ChoiceFamily.CRASH_OUTCOMES, Role.FAULT),
    /** A write that was not forced lands in part at a crash. */
    TORN_WRITE("disk.torn_write", ChoiceFamily.CRASH_OUTCOMES, Role.FAULT),
    /** Which sectors of a torn write landed, as bits of numbers. */
    TORN_SECTORS("disk.torn_sectors", ChoiceFamily.CRASH_OUTCOMES, Role.DETAIL),
    /** A write is lost at a crash and the next lands. */
    REORDERED_WRITE("disk.reordered_write", ChoiceFamily.CRASH_OUTCOMES, Role.FAULT),
    /** A name that was not forced is lost at a crash. */
    LOST_ENTRY("disk.lost_entry", ChoiceFamily.CRASH_OUTCOMES, Role.FAULT),
    /** A rename that was not forced is lost at a crash. */
    LOST_RENAME("disk.lost_rename", ChoiceFamily.CRASH_OUTCOMES, Role.FAULT),
    /** A write reaches the medium before it is forced. */
    EARLY_WRITE_BACK("disk.early_write_back", ChoiceFamily.CRASH_OUTCOMES, Role.FAULT),
    /** A read fails. */
    READ_ERROR("disk.read_error", ChoiceFamily.DISK, Role.FAULT),
    /** A write fails. */
    WRITE_ERROR("disk.write_error", ChoiceFamily.DISK, Role.FAULT),
    /** A read returns a wrong bit. */
    CORRUPT_READ("disk.corrupt_read", ChoiceFamily.DISK, Role.FAULT),
    /** Which bit is wrong. */
    WRONG_BIT("disk.wrong_bit", ChoiceFamily.DISK, Role.DETAIL),
    /** A sector can no longer be read. */
    BAD_SECTOR("disk.bad_sector", ChoiceFamily.DISK, Role.FAULT),
    /** A disk stops answering for a while. */
    DISK_STALL("disk.stall", ChoiceFamily.DISK, Role.STRIKE),
    /** A hook in the application fires. */
    BUGGIFY("buggify.fire", ChoiceFamily.BUGGIFY, Role.FAULT);

    private final String label;
    private final ChoiceFamily family;
    private final Role role;

    ChoiceKind(String label, ChoiceFamily family, Role role) {
        this.label = label;
        this.family = family;
        this.role = role;
    }

    /** The kind with a label, if there is one. */
    public static Optional<ChoiceKind> labelled(String label) {
        for (ChoiceKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The name in replay files and reports. */
    public String label() {
        return label;
    }

    /** What it is about. */
    public ChoiceFamily family() {
        return family;
    }

    /** How it is to be read. */
    public Role role() {
        return role;
    }

    /** Whether a choice of this kind that is not neutral is a fault that takes effect. */
    public boolean isFault() {
        return role == Role.FAULT || role == Role.STRIKE;
    }

    /** How choices are to be read. */
    public enum Role {
        /** A part of what the test does. */
        WORKLOAD,
        /** A number without a neutral value, which is followed if it is planned, and else drawn. */
        FIXED,
        /** Another task than the one that has been runnable longest goes on. */
        PREEMPTION,
        /** What may happen at all. */
        SETTING,
        /** How long something takes. */
        DELAY,
        /** A roll that fires; the occurrence counts the rolls. */
        FAULT,
        /** Something that happens at an instant; the occurrence is that instant, in simulated nanoseconds. */
        STRIKE,
        /** What exactly a fault does. */
        DETAIL
    }
}
