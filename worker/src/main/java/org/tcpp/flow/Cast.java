package org.tcpp.flow;

import org.tcpp.message.Report;
import org.tcpp.net.Knob;

/** Who of the connections of a run does something else than was agreed for all, and how that ended. One thread. */
public interface Cast {

    /** Everybody does what was agreed. */
    Cast NONE = new Cast() {};

    /** Moves that connection at this end; null if it does what was agreed. */
    default Actor actor(long connection) {
        return null;
    }

    /** What a connection is told before it connects, or null. */
    default Knob.Turn beforeConnect(long connection) {
        return null;
    }

    /** The other end is not there any more, which may have become known later than what that did to connections. */
    default void otherEndLost(long nowNs) {
        // whoever does what was agreed is not judged
    }

    /** The report with what became of them. */
    default Report addTo(Report report) {
        return report;
    }
}
