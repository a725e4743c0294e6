package org.tcpp.session;

import java.util.List;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.Offer;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;

/** Something that a session has to know of. All events of a command come through one mailbox. */
public sealed interface SessionEvent {

    /**
     * A worker of this host said something.
     *
     * @param worker which
     * @param message what
     */
    record WorkerSaid(WorkerKey worker, Message message) implements SessionEvent {
    }

    /**
     * A worker of this host has ended.
     *
     * @param worker which
     * @param orderly true if it had said done and its status is 0
     * @param how one line for a person
     * @param lastLines its last lines of noise
     */
    record WorkerEnded(WorkerKey worker, boolean orderly, String how, List<String> lastLines) implements SessionEvent {
    }

    /**
     * A worker of this host wrote something that is no message.
     *
     * @param worker which
     * @param line what
     */
    record WorkerNoise(WorkerKey worker, String line) implements SessionEvent {
    }

    /**
     * A server's launcher has let us in.
     *
     * @param peer the server's number, from 0
     * @param address the numeric address at which it was reached
     * @param offer what it has
     */
    record PeerJoined(int peer, String address, Offer offer) implements SessionEvent {
    }

    /**
     * The launcher at the other end of the control connection said something.
     *
     * @param peer the server's number, from 0; on a server 0
     * @param received what, and when; it is taken by the session
     */
    record PeerSaid(int peer, ChannelEvent.Received received) implements SessionEvent {
    }

    /**
     * The other host's clock was read.
     *
     * @param peer the server's number, from 0
     * @param offset all that is known of it now
     */
    record PeerClockRead(int peer, ClockOffset offset) implements SessionEvent {
    }

    /**
     * There is no control connection, or no longer.
     *
     * @param peer the server's number, from 0; on a server 0
     * @param status the exit status if there is to be no run for that
     * @param how one line for a person
     */
    record PeerLost(int peer, int status, String how) implements SessionEvent {
    }

    /**
     * Somebody wants the run to end.
     *
     * @param signal the signal's name, such as SIGINT
     * @param withoutWaiting true if nobody is to be waited for any more
     */
    record StopRequested(String signal, boolean withoutWaiting) implements SessionEvent {
    }

    /**
     * All others who begin together with this run are ready, too.
     *
     * @param epochNs the moment on our monotonic clock at which it begins; some time ahead
     */
    record Released(long epochNs) implements SessionEvent {
    }

    /** Time has passed; comes ten times a second or more often. */
    record Tick() implements SessionEvent {
    }
}
