package org.tcpp.doctor;

/**
 * What a run wants beside numbers of processes and connections.
 *
 * @param purpose what it is to find out
 * @param roundTripNs time to the other end and back, in nanoseconds; 0: not known
 * @param sendBufferBytes SO_SNDBUF that is asked for; 0: the system's
 * @param receiveBufferBytes SO_RCVBUF that is asked for; 0: the system's
 * @param pinned workers are bound to processors
 */
public record Wish(Purpose purpose, long roundTripNs, int sendBufferBytes, int receiveBufferBytes, boolean pinned) {

    /** The same over a way that takes so long to the other end and back, in nanoseconds. */
    public Wish over(long ns) {
        return new Wish(purpose, ns, sendBufferBytes, receiveBufferBytes, pinned);
    }
}
