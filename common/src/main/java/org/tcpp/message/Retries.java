package org.tcpp.message;

/**
 * Attempts that were put off because the host ran out of something, and later made again. None of them is a failure.
 *
 * @param ports for want of a local port (EADDRNOTAVAIL, or EAGAIN from connect)
 * @param descriptors for want of a file descriptor (EMFILE, ENFILE)
 * @param buffers for want of kernel memory (ENOBUFS, ENOMEM)
 * @param waitedNs how long, in all, the worker had held back new connections because of it
 */
public record Retries(long ports, long descriptors, long buffers, long waitedNs) {

    /** Nothing was put off. */
    public static final Retries NONE = new Retries(0, 0, 0, 0);

    /** The sum of both. */
    public Retries plus(Retries other) {
        return new Retries(ports + other.ports, descriptors + other.descriptors, buffers + other.buffers,
                waitedNs + other.waitedNs);
    }

    Fields toFields() {
        return new Fields().put("ports", ports)
                .put("descriptors", descriptors)
                .put("buffers", buffers)
                .put("waited_ns", waitedNs);
    }

    static Retries from(Fields in) {
        return new Retries(in.whole("ports"), in.whole("descriptors"), in.whole("buffers"), in.whole("waited_ns"));
    }
}
