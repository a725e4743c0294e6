package org.tcpp.message;

/** Which way bytes go. */
public enum Direction {
    /** From the client to the server; the twelve bytes of the opening come first. */
    TO_SERVER,
    /** From the server to the client. */
    TO_CLIENT;

    /** The other one. */
    public Direction opposite() {
        return this == TO_SERVER ? TO_CLIENT : TO_SERVER;
    }

    /** Who sends this way. */
    public Role sender() {
        return this == TO_SERVER ? Role.CLIENT : Role.SERVER;
    }

    /** Who receives what goes this way. */
    public Role receiver() {
        return opposite().sender();
    }
}
