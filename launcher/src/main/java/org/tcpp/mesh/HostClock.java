package org.tcpp.mesh;

/**
 * What is known of a host's clock and of its start, in nanoseconds; null: not measured.
 *
 * @param offsetNs how far its monotonic clock is ahead of that of the host that wrote the result
 * @param boundNs that is wrong by so much at the most
 * @param lateNs how long after the agreed instant its last client worker began, by its own clock; null where it has
 *            none
 * @param driftNs how much the offset had grown at the end
 */
public record HostClock(Long offsetNs, Long boundNs, Long lateNs, Long driftNs) {

    /** Of a host that was never reached. */
    public static final HostClock UNKNOWN = new HostClock(null, null, null, null);
}
