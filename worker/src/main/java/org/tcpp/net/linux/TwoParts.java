package org.tcpp.net.linux;

import org.tcpp.libc.Block;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;

/**
 * Sending from two places with one call, sendmsg(2). Layouts of struct msghdr (56 bytes) and of two struct iovec (16
 * each) as on 64-bit systems.
 */
final class TwoParts {

    private static final int MSGHDR_BYTES = 56;
    private static final int MSG_IOV = 16;
    private static final int MSG_IOVLEN = 24;
    /** Of each iovec: its address, then its length. */
    private static final int LENGTH = 8;
    private static final int IOVEC_BYTES = 16;

    private final Libc libc;
    private final Block message;
    private final Block parts;

    TwoParts(Libc libc, NativeMemory memory) {
        this.libc = libc;
        message = memory.allocate(MSGHDR_BYTES);
        parts = memory.allocate(2 * IOVEC_BYTES);
        message.bytes().putLong(MSG_IOV, parts.address());
        message.bytes().putLong(MSG_IOVLEN, 2);
    }

    /** Bytes taken, or minus errno. */
    int send(int fd, long first, int firstLength, long second, int secondLength, int flags) {
        parts.bytes().putLong(0, first);
        parts.bytes().putLong(LENGTH, firstLength);
        parts.bytes().putLong(IOVEC_BYTES, second);
        parts.bytes().putLong(IOVEC_BYTES + LENGTH, secondLength);
        return (int) libc.sendmsg(fd, message.address(), flags);
    }
}
