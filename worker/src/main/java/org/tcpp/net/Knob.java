package org.tcpp.net;

/** What one connection can be told beside what all are told ({@link SocketOptions}). A whole number each. */
public enum Knob {
    /** TCP_MAXSEG: the longest segments that it sends and wants, in bytes; counts if set before it connects. */
    SEGMENT_BYTES,
    /** TCP_FASTOPEN_CONNECT: 1, and its first bytes go with its SYN where both hosts let them; before it connects. */
    FAST_OPEN,
    /** TCP_USER_TIMEOUT: give up when what was sent is not acknowledged for so long, in milliseconds. */
    USER_TIMEOUT_MS,
    /** SO_RCVBUF: bytes that the kernel keeps for who has not read them yet. */
    RECEIVE_BUFFER_BYTES,
    /** SO_SNDBUF: bytes that the kernel takes before they are acknowledged. */
    SEND_BUFFER_BYTES,
    /** TCP_WINDOW_CLAMP: the largest window that it offers, in bytes. */
    WINDOW_BYTES,
    /** IP_TOS and IPV6_TCLASS of what it sends from now on. */
    TRAFFIC_CLASS,
    /** TCP_NODELAY: 1, and what is small goes at once; 0, and it waits for what is under way (Nagle). */
    NO_DELAY,
    /** TCP_CORK: 1, and segments that are not full wait, on Linux for 200 ms at most, until it is 0 again. */
    CORK,
    /** MSG_MORE: 1, and each of its writes says that another follows, with the same effect, until it is 0 again. */
    MORE,
    /** TCP_CONGESTION: 1, and its congestion control is reno from now on, which every Linux has. */
    RENO,
    /** MSG_OOB: 1, and the last byte of each of its writes is urgent data (RFC 6093), until it is 0 again. */
    URGENT,
    /** SO_OOBINLINE: 1, and urgent data stands in the stream where it was sent. */
    URGENT_IN_LINE,
    /** 1, and its writes are from memory whose pages the kernel has yet to find, until it is 0 again. */
    COLD_MEMORY,
    /** TCP_FASTOPEN, of a listener: so many connections may have brought bytes with their SYN and be incomplete. */
    FAST_OPEN_QUEUE;

    /**
     * A knob and where it stands.
     *
     * @param knob which
     * @param value the number
     */
    public record Turn(Knob knob, int value) {
    }

    /** True if it counts only where it is set before connecting. */
    public boolean isForConnecting() {
        return this == SEGMENT_BYTES || this == FAST_OPEN;
    }
}
