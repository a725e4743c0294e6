package org.tcpp.net;

/**
 * What is set on every data connection.
 *
 * @param sendBufferBytes SO_SNDBUF; 0: the system's own, which {@link Net#lowerSendBuffer} may lower; below 0: the
 *            system's own, whatever happens
 * @param receiveBufferBytes SO_RCVBUF; 0: the system's own
 * @param noDelay TCP_NODELAY
 * @param congestion congestion control; null: the system's own
 * @param dscp differentiated services code point of the packets (RFC 2474), 0 to 63, or {@link #NO_DSCP}
 * @param keepAliveSeconds a connection that has been silent for so long is probed, and again after each such time,
 *            until {@value #KEEPALIVE_PROBES} probes were not answered; 0: it is not
 */
public record SocketOptions(int sendBufferBytes, int receiveBufferBytes, boolean noDelay, String congestion, int dscp,
        int keepAliveSeconds) {

    /** In place of a code point: the system's own. */
    public static final int NO_DSCP = -1;

    /** So many probes without an answer end a connection. */
    public static final int KEEPALIVE_PROBES = 3;

    /** The two lower bits of the octet belong to ECN (RFC 3168). */
    private static final int ECN_BITS = 2;

    /** Everything as the system has it, but for TCP_NODELAY. */
    public static final SocketOptions PLAIN = new SocketOptions(0, 0, true, null, NO_DSCP, 0);

    /** Whether packets are to be marked. */
    public boolean marks() {
        return dscp != NO_DSCP;
    }

    /** The octet of the IP header that carries the code point: TOS in IPv4, traffic class in IPv6. */
    public int trafficClass() {
        return dscp << ECN_BITS;
    }
}
