package org.tcpp.net.linux;

import org.tcpp.libc.Block;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;

/**
 * The same four-tuple once more: connect(2) to AF_UNSPEC resets an established connection and makes its socket one that
 * can be bound and connected (tcp_disconnect() of net/ipv4/tcp.c). Results as in {@link Libc}.
 */
final class Reconnection {

    private static final int AF_UNSPEC = 0;
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;

    private final Libc libc;
    private final Block local;
    private final Block remote;
    private final Block length;
    private final Block nowhere;
    private final Block on;

    Reconnection(Libc libc, NativeMemory memory) {
        this.libc = libc;
        local = memory.allocate(SocketAddresses.STORAGE_BYTES);
        remote = memory.allocate(SocketAddresses.STORAGE_BYTES);
        length = memory.allocateInt(0);
        nowhere = memory.allocate(SocketAddresses.STORAGE_BYTES);
        nowhere.bytes().putShort(0, (short) AF_UNSPEC);
        on = memory.allocateInt(1);
    }

    /** 1: from the same port, 0: from another one, -EAGAIN: it has not been established yet; or minus errno. */
    int begin(int fd) {
        length.bytes().putInt(0, remote.size());
        int result = libc.getpeername(fd, remote.address(), length.address());
        if (result < 0) {
            // what has failed says so when it is written to
            return result == -Errno.ENOTCONN ? -Errno.EAGAIN : result;
        }
        int size = length.bytes().getInt(0);
        length.bytes().putInt(0, local.size());
        libc.getsockname(fd, local.address(), length.address());
        result = libc.connect(fd, nowhere.address(), nowhere.size());
        if (result < 0) {
            return result;
        }
        libc.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on.address(), Integer.BYTES);
        // somebody else may have had that port towards another destination
        boolean same = libc.bind(fd, local.address(), size) >= 0;
        result = libc.connect(fd, remote.address(), size);
        return result >= 0 || result == -Errno.EINPROGRESS ? same ? 1 : 0 : result;
    }
}
