package org.tcpp.conduct;

import org.tcpp.reach.HostEvent;

/** Something that the conduct of many hosts has to know of. */
public sealed interface Happening {

    /**
     * A host was reached; its agent waits for orders.
     *
     * @param host which
     */
    record Reached(String host) implements Happening {
    }

    /**
     * A host could not be reached.
     *
     * @param host which
     * @param why one line for a person
     */
    record Unreached(String host, String why) implements Happening {
    }

    /**
     * Something came from a host that was reached.
     *
     * @param host which
     * @param event what
     */
    record Heard(String host, HostEvent event) implements Happening {
    }

    /**
     * Somebody wants an end.
     *
     * @param signal the signal's name, such as SIGINT
     * @param withoutWaiting true if nobody is to be waited for any more
     */
    record StopRequested(String signal, boolean withoutWaiting) implements Happening {
    }

    /** Time has passed; comes ten times a second or more often. */
    record Tick() implements Happening {
    }
}
