package dev.marionette.sim.net;

import java.util.Locale;

/** The ways in which a message does not simply arrive. {@link NetworkControl#count} says how often each happened. */
public enum NetworkFault {
    /** A message was lost. */
    LOSS,
    /** A message was doubled. */
    DUPLICATION,
    /** A message took a detour. */
    REORDERING,
    /** A message was damaged, and its checksum found that. */
    CORRUPT,
    /** A clog held up a message. */
    CLOG,
    /** A partition kept a message from arriving. */
    PARTITION,
    /** A message would have arrived over a link that the test disabled. */
    LINK_DOWN,
    /** A message would have arrived at a node that is down, or of which or to which the test lets nothing through. */
    NODE_DOWN,
    /** A message was held up when its sender crashed. */
    SENDER_DOWN,
    /** A filter of the test took a message. */
    FILTER,
    /** A message was sent on a path with as many under way as it takes. */
    QUEUE_FULL,
    /** A message arrived where as many wait to be received as the node keeps. */
    INBOX_FULL;

    private final String traceName = name().toLowerCase(Locale.ROOT);
    private final String reportName = "network." + traceName;

    /** The name in reports, such as {@code network.loss}. */
    public String reportName() {
        return reportName;
    }

    /** The name in traces, such as {@code loss}. */
    public String traceName() {
        return traceName;
    }
}
