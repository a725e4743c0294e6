package org.tcpp.connection;

import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;

/**
 * What one end told of a connection. Times are microseconds since go; null for what never came or nobody knows.
 *
 * @param local its own address and port
 * @param remote the other end's
 * @param times when
 * @param bytes how many
 * @param failure how it failed; null: it completed
 * @param tcp what the kernel knew of it at its end
 */
public record End(String local, String remote, Times times, Bytes bytes, Failure failure, Tcp tcp) {

    /**
     * Moments.
     *
     * @param startUs attempted or accepted
     * @param establishedUs established
     * @param firstByteUs the first byte went or came
     * @param lastByteUs the last byte went or came
     * @param endUs completed or failed
     */
    public record Times(long startUs, Long establishedUs, Long firstByteUs, Long lastByteUs, long endUs) {
    }

    /**
     * Bytes as this end counts them.
     *
     * @param sent taken by its kernel
     * @param received given by its kernel
     */
    public record Bytes(long sent, long received) {
    }

    /**
     * How it failed.
     *
     * @param phase where in its life
     * @param cause why
     */
    public record Failure(Phase phase, FailureCause cause) {
    }

    /**
     * What the kernel knew.
     *
     * @param retransmits segments sent again
     * @param minRttUs least round-trip time
     * @param rttUs smoothed round-trip time at the end
     */
    public record Tcp(Long retransmits, Long minRttUs, Long rttUs) {
    }
}
