package org.tcpp.net.linux;

import org.tcpp.libc.Block;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.ZeroCopyCounts;

/**
 * Sending without copying, MSG_ZEROCOPY (Linux 4.14, Documentation/networking/msg_zerocopy.rst). For each send the
 * kernel says on the socket's error queue when it is done with the memory, and whether it has copied after all. Layouts
 * of struct msghdr (56 bytes), cmsghdr (16) and sock_extended_err (16) as on 64-bit systems.
 */
final class ZeroCopy {

    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_ZEROCOPY = 0x4000000;
    private static final int MSG_ERRQUEUE = 0x2000;
    private static final int MSGHDR_BYTES = 56;
    private static final int MSG_CONTROL = 32;
    private static final int MSG_CONTROLLEN = 40;
    private static final int CONTROL_BYTES = 128;
    /** In the control data: a cmsghdr, then a sock_extended_err. */
    private static final int EE_ORIGIN = 16 + 4;
    private static final int EE_CODE = 16 + 6;
    private static final int EE_INFO = 16 + 8;
    private static final int EE_DATA = 16 + 12;
    private static final int SO_EE_ORIGIN_ZEROCOPY = 5;
    private static final int SO_EE_CODE_ZEROCOPY_COPIED = 1;

    private final Libc libc;
    private final Block message;
    private final Block control;
    private long sends;
    private long completed;
    private long copied;
    private long fallbacks;

    ZeroCopy(Libc libc, NativeMemory memory) {
        this.libc = libc;
        message = memory.allocate(MSGHDR_BYTES);
        control = memory.allocate(CONTROL_BYTES);
    }

    /** send(2) without copy, or with one where the kernel keeps track of no more; bytes or minus errno. */
    int send(int fd, long address, int length) {
        int sent = (int) libc.send(fd, address, length, MSG_NOSIGNAL | MSG_ZEROCOPY);
        if (sent > 0) {
            sends++;
        } else if (sent == -Errno.ENOBUFS) {
            sent = (int) libc.send(fd, address, length, MSG_NOSIGNAL);
            fallbacks += sent > 0 ? 1 : 0;
        }
        return sent;
    }

    /** Reads what is on the error queue, where a completion may stand for a range of sends; true if there was any. */
    boolean takeCompletions(int fd) {
        boolean any = false;
        while (true) {
            message.clear();
            message.bytes().putLong(MSG_CONTROL, control.address());
            message.bytes().putLong(MSG_CONTROLLEN, CONTROL_BYTES);
            if (libc.recvmsg(fd, message.address(), MSG_ERRQUEUE) < 0
                    || message.bytes().getLong(MSG_CONTROLLEN) == 0) {
                return any;
            }
            any = true;
            if (control.bytes().get(EE_ORIGIN) == SO_EE_ORIGIN_ZEROCOPY) {
                int range = control.bytes().getInt(EE_DATA) - control.bytes().getInt(EE_INFO) + 1;
                completed += range;
                copied += (control.bytes().get(EE_CODE) & SO_EE_CODE_ZEROCOPY_COPIED) != 0 ? range : 0;
            }
        }
    }

    ZeroCopyCounts counts() {
        return new ZeroCopyCounts(sends, completed, copied, fallbacks);
    }
}
