package org.tcpp.row;

/**
 * One end of one connection, from its beginning to its end; filled and used again. Times are whole microseconds on the
 * clock of its worker's host, or {@link #NEVER}; counts are -1 where nobody knows. Hosts and outcomes are numbers of
 * words that stand beside the rows. One thread.
 */
public final class Row {

    /** In place of a moment that never came. */
    public static final long NEVER = Long.MIN_VALUE;
    /** In place of a word. */
    public static final int NO_WORD = -1;

    /** Which connection of the run. */
    public long index;
    /** When it was attempted or accepted. */
    public long startUs;
    /** When it was established. */
    public long establishedUs;
    /** When its first byte went or came. */
    public long firstByteUs;
    /** When its last byte went or came. */
    public long lastByteUs;
    /** When it completed or failed. */
    public long endUs;
    /** Bytes that the kernel took. */
    public long sentBytes;
    /** Bytes that the kernel gave. */
    public long receivedBytes;
    /** Segments sent again. */
    public long retransmits;
    /** Least round-trip time, microseconds. */
    public long minRttUs;
    /** Smoothed round-trip time at the end, microseconds. */
    public long rttUs;
    /** The word for phase and cause of its failure; {@link #NO_WORD}: it completed. */
    public int outcome;
    /** The word for the host of this end. */
    public int localHost;
    /** The port of this end; 0: nobody knows. */
    public int localPort;
    /** The word for the other end's host. */
    public int remoteHost;
    /** The other end's port; 0: nobody knows. */
    public int remotePort;
}
