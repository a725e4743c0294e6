package org.tcpp.net;

/** What one connection can be told beside what all are told ({@link SocketOptions}). A whole number each. */
public enum Knob {
    /** TCP_MAXSEG: the longest segments that it sends and wants, in bytes; counts if set before it connects. */
    SEGMENT_BYTES,
    /** TCP_USER_TIMEOUT: give up when what was sent is not acknowledged for so long, in milliseconds. */
    USER_TIMEOUT_MS
}
