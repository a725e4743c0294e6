package org.tcpp.net;

/**
 * What the kernel knows of one connection; filled by {@link Net#info} and reused. -1 where this kernel does not tell.
 * One thread.
 */
public final class TcpInfo {

    /** State of the connection, a number of include/net/tcp_states.h: 1 is ESTABLISHED. */
    public long state;
    /** Probes of a shut window, or of a silent connection, that have not been answered. */
    public long probes;
    /** How often the timer of retransmission or probing was doubled. */
    public long backoff;
    /** What was agreed in the handshake, bits of linux/tcp.h: 1 timestamps, 2 SACK, 4 window scale, 8 ECN. */
    public long options;
    /** Longest segments that it sends, bytes. */
    public long sentSegmentBytes;
    /** Window that the other end offers, bytes. */
    public long sendWindowBytes;
    /** Segments retransmitted. */
    public long retransmits;
    /** Smoothed round-trip time, microseconds. */
    public long roundTripUs;
    /** Congestion window, segments. */
    public long congestionWindow;
    /** Latest delivery rate, bytes per second. */
    public long deliveryRate;
    /** Time with data to send, microseconds. */
    public long busyUs;
    /** Of it, limited by the receiver's window, microseconds. */
    public long receiveWindowLimitedUs;
    /** Of it, limited by the send buffer, microseconds. */
    public long sendBufferLimitedUs;
    /** Least round-trip time in the kernel's window for it, microseconds; -1 if there was none yet. */
    public long minRoundTripUs;
    /** Segments sent and not acknowledged yet. */
    public long unacked;
    /** Bytes accepted for sending that have not been sent yet. */
    public long notSentBytes;
    /** Segments under way that are taken to be lost. */
    public long lost;
    /** How far out of order segments may come before loss is assumed, segments. */
    public long reordering;
    /** Length of the segments that came, bytes. */
    public long receivedSegmentBytes;
    /** Segments that came out of order. */
    public long receivedOutOfOrder;
    /** Bytes that the other end has acknowledged; the SYN of the end that connected counts as one, so does a FIN. */
    public long bytesAcked;
    /** Bytes received in order; a FIN counts as one. */
    public long bytesReceived;
}
