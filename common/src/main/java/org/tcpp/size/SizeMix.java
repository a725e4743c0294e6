package org.tcpp.size;

/** A distribution of sizes. Immutable; any thread. */
public interface SizeMix {

    /** The size of one connection, in bytes, from nothing but the seed and the connection's index. */
    long draw(long seed, long connection);

    /** The form in which it is written on a command line and sent to the other end; it parses back to an equal mix. */
    String text();
}
