package org.tcpp.session;

import org.tcpp.control.ControlMessage;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Command;

/** Something that is to be done because of what happened. */
public sealed interface Action {

    /** Connect to each server's launcher: {@link SessionEvent.PeerJoined} or {@link SessionEvent.PeerLost} follows. */
    record Connect() implements Action {
    }

    /** See to it that every worker of this host's part of the plan runs; each says that it is ready, perhaps again. */
    record StartWorkers() implements Action {
    }

    /**
     * Tell a worker something.
     *
     * @param worker which
     * @param command what
     */
    record TellWorker(WorkerKey worker, Command command) implements Action {
    }

    /**
     * Kill a worker.
     *
     * @param worker which
     * @param why what it did; the report of its end begins with it
     */
    record KillWorker(WorkerKey worker, String why) implements Action {
    }

    /**
     * Tell the launcher at the other end something.
     *
     * @param peer the server's number, from 0; on a server 0
     * @param message what
     */
    record TellPeer(int peer, ControlMessage message) implements Action {
    }

    /**
     * Ask for the other host's clock: {@link SessionEvent.PeerClockRead} follows.
     *
     * @param peer the server's number, from 0
     */
    record ReadPeerClock(int peer) implements Action {
    }

    /** Say that the run could begin now: {@link SessionEvent.Released} follows when all others could as well. */
    record AwaitOthers() implements Action {
    }

    /** Take note of clocks and counters: the measuring begins now. */
    record BeginMeasuring() implements Action {
    }

    /** Take note of clocks and counters: the workers have done their work. */
    record EndMeasuring() implements Action {
    }

    /**
     * Tell the person something; a remark that -q suppresses.
     *
     * @param line one line
     */
    record Remark(String line) implements Action {
    }
}
