package org.tcpp.agent;

import java.util.List;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.HostView;
import org.tcpp.session.Action;

/**
 * A host that has a part in a run, as the run's session reaches it: this one, or another behind a control connection.
 * What happens there goes into the command's mailbox. One thread, the mailbox's.
 */
public interface Agent extends AutoCloseable {

    /** Does what the session wants done, if that is to be done there; nothing here waits for it. */
    void perform(Action action);

    /** What is known of its host once the run is over; null if nothing is. */
    HostView host();

    /** What its host has counted since this was asked last, as far as it is known; for whoever follows the run. */
    List<HostSampleView> newSamples();

    /** Its part in the run is over. */
    @Override
    void close();
}
