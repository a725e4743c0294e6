package org.tcpp.host;

/**
 * What this host sets as limits. Null: unknown, or no such limit here.
 *
 * @param descriptorsPerProcess hard limit of open descriptors; a JVM raises its soft limit to it by itself
 * @param descriptorsInAll of the whole system
 * @param firstPort first port that the system gives to outgoing connections
 * @param lastPort last such port
 * @param availableBytes memory that can be used without swapping
 * @param acceptBacklog most connections that wait to be accepted on one socket
 * @param trackedConnections most connections that the packet filter tracks
 * @param timeWaitReuse which ports in TIME_WAIT serve a new connection after a second
 */
public record Limits(Long descriptorsPerProcess, Long descriptorsInAll, Integer firstPort, Integer lastPort,
        Long availableBytes, Long acceptBacklog, Long trackedConnections, TimeWaitReuse timeWaitReuse) {

    /** Linux: net.ipv4.tcp_tw_reuse, 0, 1 and 2. */
    public enum TimeWaitReuse {
        /** None. */
        NONE,
        /** Those of every connection. */
        ALL,
        /** Those of connections over the loopback interface. */
        LOOPBACK
    }

    /** Ports of the range, or null. */
    Integer ports() {
        return firstPort == null || lastPort == null ? null : lastPort - firstPort + 1;
    }
}
