package org.tcpp.net;

/**
 * What the kernel knows of one connection; filled by {@link Net#info} and reused. -1 where this kernel does not tell.
 * One thread.
 */
public final class TcpInfo {

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
}
