package org.tcpp.sample;

import org.tcpp.message.Retries;

/** What a host lacked for the moment, so that new connections were put off. One thread. */
public final class Shortages {

    private long ports;
    private long descriptors;
    private long buffers;
    private long waitedNs;

    /** An attempt was put off for want of a local port. */
    public void ofPort() {
        ports++;
    }

    /** An attempt was put off for want of a file descriptor. */
    public void ofDescriptor() {
        descriptors++;
    }

    /** An attempt was put off for want of kernel memory. */
    public void ofBuffer() {
        buffers++;
    }

    /** New connections were held back for so long. */
    public void waited(long ns) {
        waitedNs += ns;
    }

    Retries toRetries() {
        return new Retries(ports, descriptors, buffers, waitedNs);
    }
}
