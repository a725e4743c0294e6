package org.tcpp.loop;

import java.util.Arrays;

/**
 * The connections of a worker: flat arrays indexed by handle, some 60 bytes a connection, so that a million of them
 * leaves nothing for a garbage collector to walk. One thread.
 */
final class Connections {

    /** No connection has this handle. */
    static final byte FREE = 0;
    /** Client: connect is under way. */
    static final byte CONNECTING = 1;
    /** Client: bytes are left to send. */
    static final byte SENDING = 2;
    /** Client: all is sent, the server's close is awaited. */
    static final byte CONFIRMING = 3;
    /** Server: the opening has not come whole. */
    static final byte OPENING = 4;
    /** Server: bytes are left to receive. */
    static final byte RECEIVING = 5;
    /** Server: all has come, the client's close is awaited. */
    static final byte ENDING = 6;

    /** Client: established, and told to wait before it sends. */
    static final byte HELD = 7;

    byte[] state;
    /** Index in the run, or -1 while it is unknown. */
    long[] index;
    /** Bytes to carry, opening included. */
    long[] total;
    /** Bytes carried. */
    long[] done;
    /** When it was attempted or accepted. */
    long[] startedNs;
    /** When it last made progress. */
    long[] progressNs;
    /** The run's fair share when it started, in bytes. */
    double[] shareThen;
    private int count;

    /** None yet; with room for handles below {@code room}, and for more when they come. */
    Connections(int room) {
        state = new byte[room];
        index = new long[room];
        total = new long[room];
        done = new long[room];
        startedNs = new long[room];
        progressNs = new long[room];
        shareThen = new double[room];
    }

    /** Enters a new connection. */
    void add(int handle, byte itsState, long itsIndex, long itsTotal, long nowNs) {
        if (handle >= state.length) {
            grow(handle + 1);
        }
        state[handle] = itsState;
        index[handle] = itsIndex;
        total[handle] = itsTotal;
        done[handle] = 0;
        startedNs[handle] = nowNs;
        progressNs[handle] = nowNs;
        count++;
    }

    /** Takes it out. */
    void remove(int handle) {
        state[handle] = FREE;
        count--;
    }

    /** True if a connection has this handle. */
    boolean holds(int handle) {
        return handle < state.length && state[handle] != FREE;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** All handles are below this. */
    int bound() {
        return state.length;
    }

    private void grow(int least) {
        int length = Math.max(least, Math.max(256, state.length * 2));
        state = Arrays.copyOf(state, length);
        index = Arrays.copyOf(index, length);
        total = Arrays.copyOf(total, length);
        done = Arrays.copyOf(done, length);
        startedNs = Arrays.copyOf(startedNs, length);
        progressNs = Arrays.copyOf(progressNs, length);
        shareThen = Arrays.copyOf(shareThen, length);
    }
}
