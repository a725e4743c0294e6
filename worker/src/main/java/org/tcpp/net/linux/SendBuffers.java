package org.tcpp.net.linux;

/**
 * How much the kernel keeps of connections until it is acknowledged: as much as it likes, or less (socket(7)). Numbers
 * from asm-generic/socket.h, as in {@link Knobs}.
 */
final class SendBuffers {

    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    /** Linux 5.15. */
    private static final int SO_BUF_LOCK = 72;
    private static final int SEND_LOCK = 1;

    private final Sockets sockets;
    private final boolean areTheKernels;

    /** @param areTheKernels the kernel may have them as it likes */
    SendBuffers(Sockets sockets, boolean areTheKernels) {
        this.sockets = sockets;
        this.areTheKernels = areTheKernels;
    }

    /** True if it was more than twice that, as the kernel counts what is set, and is less now. */
    boolean lower(int fd, int bytes) {
        return areTheKernels && sockets.number(fd, SOL_SOCKET, SO_SNDBUF) > 2 * bytes
                && sockets.set(fd, SOL_SOCKET, SO_SNDBUF, bytes) >= 0;
    }

    /** The kernel chooses again, if it did not. */
    void free(int fd) {
        int locks = areTheKernels ? sockets.number(fd, SOL_SOCKET, SO_BUF_LOCK) : 0;
        if (locks > 0 && (locks & SEND_LOCK) != 0) {
            sockets.set(fd, SOL_SOCKET, SO_BUF_LOCK, locks & ~SEND_LOCK);
        }
    }
}
