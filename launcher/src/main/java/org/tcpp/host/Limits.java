package org.tcpp.host;

/**
 * What this host sets as limits. Null: unknown, or no such limit here.
 *
 * @param process of each process
 * @param descriptorsInAll of the whole system
 * @param ports that outgoing connections use
 * @param memory what is left of it
 * @param tasks processes and threads that may still be started
 * @param acceptBacklog most connections that wait to be accepted on one socket
 * @param trackedConnections most connections that the packet filter tracks
 */
public record Limits(PerProcess process, Long descriptorsInAll, Ports ports, Memory memory, Tasks tasks,
        Long acceptBacklog, Long trackedConnections) {

    /** Linux' net.core.somaxconn until 5.4; what is lower was lowered on purpose. */
    public static final long USUAL_BACKLOG = 128;

    /** Nothing is known, or nothing is limited. */
    public static final Limits UNKNOWN = new Limits(new PerProcess(null, null), null, new Ports(null, null, null),
            new Memory(null, null, null, null), null, null, null);

    /**
     * Limits of each process.
     *
     * @param descriptors hard limit of open descriptors; a JVM raises its soft limit to it by itself
     * @param addressSpaceBytes soft limit of its address space (ulimit -v)
     */
    public record PerProcess(Long descriptors, Long addressSpaceBytes) {
    }

    /**
     * The ports that the system gives to outgoing connections.
     *
     * @param first the first of them
     * @param last the last
     * @param timeWaitReuse which ports in TIME_WAIT serve a new connection after a second
     */
    public record Ports(Integer first, Integer last, TimeWaitReuse timeWaitReuse) {

        /** How many, or null. */
        public Integer count() {
            return first == null || last == null ? null : last - first + 1;
        }

        /** True if a port in TIME_WAIT serves a new connection after a second; to the loopback interface or not. */
        public boolean reuses(boolean toLoopback) {
            return timeWaitReuse == TimeWaitReuse.ALL || timeWaitReuse == TimeWaitReuse.LOOPBACK && toLoopback;
        }
    }

    /**
     * Memory that can be had.
     *
     * @param availableBytes without swapping: the lesser of what the host and the control groups leave
     * @param swapBytes beyond that, by swapping
     * @param beforeSlowedBytes until a control group slows its processes down (memory.high)
     * @param limitName the limit of a control group that makes it so, or null where it is the host's
     */
    public record Memory(Long availableBytes, Long swapBytes, Long beforeSlowedBytes, String limitName) {
    }

    /**
     * Processes and threads.
     *
     * @param left how many more there may be
     * @param limit how many there may be in all
     * @param name the limit
     */
    public record Tasks(long left, long limit, String name) {
    }

    /** Linux: net.ipv4.tcp_tw_reuse, 0, 1 and 2. */
    public enum TimeWaitReuse {
        /** None. */
        NONE,
        /** Those of every connection. */
        ALL,
        /** Those of connections over the loopback interface. */
        LOOPBACK
    }
}
