package dev.marionette.sim.net;

import dev.marionette.sim.net.packet.Capture;
import java.util.List;

/** The messages that were sent since a test asked for a recording. */
public sealed interface PacketRecording permits Capture {

    /** What was recorded so far, in the order of sending. */
    List<RecordedPacket> packets();

    /** Ends the recording and returns all of it; without effect if it has ended. */
    List<RecordedPacket> stop();
}
