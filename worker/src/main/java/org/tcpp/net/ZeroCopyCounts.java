package org.tcpp.net;

/**
 * What became of sends without copy, so far. A send is counted once, as one of {@code sends} or of {@code fallbacks}.
 *
 * @param sends sends that the kernel took without copying at first
 * @param completed those of them that it has reported on; the rest was under way when its connection was closed, or
 *            still is
 * @param copied those of the completed that it copied after all, as it does on the loopback interface
 * @param fallbacks sends that we copied because the kernel would keep track of no more (ENOBUFS)
 */
public record ZeroCopyCounts(long sends, long completed, long copied, long fallbacks) {

    /** What has happened since an earlier count. */
    public ZeroCopyCounts since(ZeroCopyCounts before) {
        return new ZeroCopyCounts(sends - before.sends, completed - before.completed, copied - before.copied,
                fallbacks - before.fallbacks);
    }

    /** One sentence for a person. */
    public String text() {
        return "of " + sends + " sends without copy the kernel has reported on " + completed + ", and it had copied "
                + copied + " of these after all; " + fallbacks + " more were copied for want of kernel memory";
    }
}
