package org.tcpp.plan;

import java.util.List;
import org.tcpp.message.ExitStatus;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;

/** What becomes of options. */
public sealed interface Planned {

    /** The plan; its address is not known where the host is not. */
    RunSpec plan();

    /**
     * A plan.
     *
     * @param plan for the first of the addresses
     * @param addresses of each of a client's servers all numeric addresses that come into question, the preferred
     *            first; which of them serves is for the caller to try, with {@link RunSpec#at}. Empty unless a client.
     */
    record Ready(RunSpec plan, List<List<String>> addresses) implements Planned {
        public Ready {
            addresses = addresses.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The host has no address: {@link ExitStatus#UNAVAILABLE}, {@link Phase#RESOLVE},
     * {@link FailureCause#UNKNOWN_HOST}.
     *
     * @param host as the user named it
     * @param message one sentence
     * @param plan what was to be done, without an address
     */
    record UnknownHost(String host, String message, RunSpec plan) implements Planned {
    }
}
