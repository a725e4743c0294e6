package org.tcpp.doctor;

/**
 * What a run wants of a host beside numbers of processes and connections.
 *
 * @param purpose what it is to find out
 * @param roundTripNs time to the other end and back, in nanoseconds; 0: not known
 * @param sends whether data goes out from this host
 * @param receives whether data comes in
 * @param sockets what is set on its sockets
 */
public record Wish(Purpose purpose, long roundTripNs, boolean sends, boolean receives, Sockets sockets) {

    /**
     * What is set on the sockets of the workers.
     *
     * @param sendBufferBytes SO_SNDBUF that is asked for; 0 or less: the system's
     * @param receiveBufferBytes SO_RCVBUF that is asked for; 0: the system's
     * @param pinned workers are bound to processors
     */
    public record Sockets(int sendBufferBytes, int receiveBufferBytes, boolean pinned) {

        /** Everything as the system has it. */
        public static final Sockets PLAIN = new Sockets(0, 0, false);
    }

    /** The same over a way that takes so long to the other end and back, in nanoseconds. */
    public Wish over(long ns) {
        return new Wish(purpose, ns, sends, receives, sockets);
    }
}
