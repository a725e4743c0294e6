package org.tcpp.mesh;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.tcpp.result.HostView;

/**
 * One of the hosts.
 *
 * @param name as the user named it
 * @param addresses what connections to it went to
 * @param role {@code client}, {@code server} or {@code both}
 * @param ending how it ended
 * @param clock its clock, and when it began
 * @param facts what it is and counted, once for all its pairs; null where nobody told
 */
public record MeshHost(String name, List<String> addresses, String role, @JsonUnwrapped Ending ending,
        @JsonUnwrapped HostClock clock, HostView facts) {

    public MeshHost {
        addresses = List.copyOf(addresses);
    }

    /**
     * How it ended.
     *
     * @param ended in a word
     * @param why a sentence, or null where it ended as agreed
     */
    public record Ending(HostEnd ended, String why) {
    }

    /** True if it had its part until the end. */
    boolean isWhole() {
        return ending.ended == HostEnd.AS_AGREED;
    }
}
