package dev.marionette.sim.net;

import dev.marionette.api.NodeId;
import dev.marionette.api.Rate;
import dev.marionette.sim.net.packet.PacketLink;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a test holds of one directed path, from one node to another.
 *
 * <p>What is set here stands in the place of what is set for all paths, fault by fault, until {@link #clearOverrides()}.
 *
 * <p>Thread rule: confined to the tasks of the world.
 */
public sealed interface LinkControl permits PacketLink {

    /** Where it begins. */
    NodeId from();

    /** Where it ends. */
    NodeId to();

    /** How it behaves at present, with what is set for all paths and what is set here. */
    NetworkFaults faults();

    /** Sets how long messages are on their way here. */
    LinkControl latency(Latency latency);

    /** Sets how often a message is lost here. */
    LinkControl lossiness(Rate rate);

    /** Sets how often a message arrives twice here. */
    LinkControl duplication(Rate rate);

    /** Sets how often a message takes a detour of at most this length here. */
    LinkControl reordering(Rate rate, Duration longest);

    /** Sets how often a message is damaged here. */
    LinkControl corruption(Rate rate);

    /** Sets how often this path clogs by itself. */
    LinkControl clogs(Clogs clogs);

    /** Lets this path behave like all others again. */
    LinkControl clearOverrides();

    /** Lets nothing arrive over this path until {@link #enable()} or {@link NetworkControl#healLinks()}. */
    void disable();

    /** Ends {@link #disable()}. */
    void enable();

    /**
     * Holds everything up that would arrive over this path in this time; it arrives afterwards, in the order of its sending. Over a clog
     * that lasts longer, it changes nothing.
     *
     * @throws IllegalArgumentException if the length is not above zero
     */
    void clog(Duration length);

    /** Holds everything up that would arrive over this path until {@link #unclog()}. */
    void clog();

    /** Ends a clog, one that happened by itself included, and lets what was held up arrive. */
    void unclog();

    /**
     * Drops each message sent over this path from now on that is of a type and that the predicate holds for, until
     * {@link NetworkControl#clearFilters()}.
     *
     * @param type of the messages that the predicate is asked about, such as one record of a sealed interface
     * @param dropped must not change anything
     */
    <T> void filter(Class<T> type, Predicate<? super T> dropped);
}
