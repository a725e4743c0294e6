package org.tcpp.host;

/** What of this host may have ended a process, or kept it from starting: limits that the kernel enforces. */
public final class HostCauses {

    private static final int KILLED = 137;
    private static final int JVM_DID_NOT_START = 1;
    private static final int JVM_ABORTED = 134;

    private final Source source;
    private final OomKills before;

    private HostCauses(Source source) {
        this.source = source;
        before = OomKills.at(source);
    }

    /** To be asked about a process that is about to be started. */
    public static HostCauses now() {
        return at(Source.here());
    }

    static HostCauses at(Source source) {
        return new HostCauses(source);
    }

    /**
     * A few words about why it ended so, or null if the host seems to have nothing to do with it.
     *
     * @param status its exit status, 128 and more by a signal
     * @param started whether it has ever said anything
     */
    public String of(int status, boolean started) {
        if (status == KILLED) {
            return before.since(source);
        }
        if (!started && (status == JVM_DID_NOT_START || status == JVM_ABORTED) && source.isLinux()) {
            Limits limits = LimitsReader.linux(source);
            Long most = limits.process().addressSpaceBytes();
            return most == null
                    ? null
                    : "a process may have " + most / 1_000_000 + " MB of address space (ulimit -v): raise it";
        }
        return null;
    }
}
