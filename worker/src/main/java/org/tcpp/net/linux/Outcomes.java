package org.tcpp.net.linux;

import org.tcpp.libc.Errno;
import org.tcpp.net.NetCode;

/** Makes Net's outcomes of system calls' results, and keeps what the latest call said. One thread. */
final class Outcomes {

    /** 0 if the latest call did not fail. */
    private int errno;

    /** A result of 0 or more as it is, or what minus errno means. */
    int of(int result) {
        if (result >= 0 || isForNow(-result)) {
            errno = 0;
            return result >= 0 ? result : NetCode.WOULD_BLOCK;
        }
        errno = -result;
        return code(errno);
    }

    /** EINPROGRESS: what was to go with a SYN has to wait for its answer (TCP_FASTOPEN_CONNECT without a cookie). */
    private static boolean isForNow(int errno) {
        return errno == Errno.EAGAIN || errno == Errno.EINTR || errno == Errno.EINPROGRESS;
    }

    /** The same for bytes received, where 0 is the end. */
    int ofRead(int result) {
        int outcome = of(result);
        return outcome == 0 ? NetCode.END : outcome;
    }

    /** What the latest call said, or null if it did not fail. */
    String lastError() {
        return errno == 0 ? null : Errno.name(errno);
    }

    private static int code(int errno) {
        return switch (errno) {
            case Errno.ECONNREFUSED -> NetCode.REFUSED;
            case Errno.ECONNRESET, Errno.EPIPE, Errno.ECONNABORTED, Errno.ENOTCONN -> NetCode.RESET;
            case Errno.ETIMEDOUT -> NetCode.TIMED_OUT;
            case Errno.ENETUNREACH, Errno.EHOSTUNREACH, Errno.ENETDOWN, Errno.EHOSTDOWN -> NetCode.UNREACHABLE;
            case Errno.EMFILE, Errno.ENFILE -> NetCode.NO_DESCRIPTORS;
            case Errno.EADDRNOTAVAIL -> NetCode.NO_PORTS;
            case Errno.ENOBUFS, Errno.ENOMEM -> NetCode.NO_BUFFERS;
            case Errno.EADDRINUSE -> NetCode.ADDRESS_IN_USE;
            case Errno.EACCES, Errno.EPERM -> NetCode.PERMISSION;
            default -> NetCode.SYSTEM;
        };
    }
}
