package org.tcpp.session;

import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;

/** A worker of this host that takes part in a session, and how far it is. One thread. */
final class Member {

    final WorkerKey key;
    Message.Ready ready;
    boolean prepared;
    boolean established;
    boolean finished;
    boolean ended;
    /** What it said when it could not go on, or null. */
    Message.Failed failure;
    /** When it was heard last, in running time. */
    long heardNs;

    Member(WorkerKey key, long nowNs) {
        this.key = key;
        heardNs = nowNs;
    }

    /** How it is called: {@code server worker 3 (port 10003)}. */
    String name() {
        return ready == null ? key.name() : key.name() + " (port " + ready.port() + ")";
    }

    boolean isOver() {
        return finished || ended;
    }
}
