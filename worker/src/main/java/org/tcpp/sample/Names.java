package org.tcpp.sample;

/** How a connection is called for a person. Asked only for the few connections that are kept as examples. */
public interface Names {

    /** Local address and port, or null. */
    String local(int handle);

    /** The other end's address and port, or null. */
    String remote(int handle);
}
