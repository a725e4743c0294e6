package org.tcpp.payload;

/** Which way a stream goes. */
public enum Direction {
    /** From the client to the server; the twelve bytes of the opening come before the pattern. */
    TO_SERVER,
    /** From the server to the client. */
    TO_CLIENT;

    /** The other one. */
    public Direction opposite() {
        return this == TO_SERVER ? TO_CLIENT : TO_SERVER;
    }
}
