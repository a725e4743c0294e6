package org.tcpp.net.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tcpp.net.Knob;

/**
 * What connections are told one by one, as options of sockets. Numbers from asm-generic/socket.h, netinet/in.h and
 * netinet/tcp.h: they hold for x86-64, aarch64, riscv64, ppc64 and s390x.
 */
final class Knobs {

    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_OOBINLINE = 10;
    private static final int IPPROTO_IP = 0;
    private static final int IP_TOS = 1;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_TCLASS = 67;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final int TCP_MAXSEG = 2;
    private static final int TCP_CORK = 3;
    private static final int TCP_WINDOW_CLAMP = 10;
    private static final int TCP_CONGESTION = 13;
    /** A name of four letters is as long as a number. */
    private static final int NAME_OF_RENO = ByteBuffer.wrap("reno".getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.nativeOrder()).getInt();
    private static final int TCP_USER_TIMEOUT = 18;
    private static final int TCP_FASTOPEN = 23;
    private static final int TCP_FASTOPEN_CONNECT = 30;

    private final Sockets sockets;

    Knobs(Sockets sockets) {
        this.sockets = sockets;
    }

    /** Before it connects; what cannot be had is gone without. */
    void turn(int fd, Knob.Turn turn) {
        sockets.set(fd, IPPROTO_TCP, turn.knob() == Knob.FAST_OPEN ? TCP_FASTOPEN_CONNECT : TCP_MAXSEG, turn.value());
    }

    /** True if it is so now. */
    boolean set(int fd, Knob knob, int value) {
        return switch (knob) {
            case SEGMENT_BYTES -> tcp(fd, TCP_MAXSEG, value);
            // too late by now: it was told before it connected, or not
            case FAST_OPEN -> sockets.number(fd, IPPROTO_TCP, TCP_FASTOPEN_CONNECT) == value;
            case USER_TIMEOUT_MS -> tcp(fd, TCP_USER_TIMEOUT, value);
            case RECEIVE_BUFFER_BYTES -> sockets.set(fd, SOL_SOCKET, SO_RCVBUF, value) >= 0;
            case SEND_BUFFER_BYTES -> sockets.set(fd, SOL_SOCKET, SO_SNDBUF, value) >= 0;
            case WINDOW_BYTES -> tcp(fd, TCP_WINDOW_CLAMP, value);
            case TRAFFIC_CLASS -> {
                // a socket of IPv6 has both, and knows which of them its packets have
                boolean four = sockets.set(fd, IPPROTO_IP, IP_TOS, value) >= 0;
                yield sockets.set(fd, IPPROTO_IPV6, IPV6_TCLASS, value) >= 0 || four;
            }
            case NO_DELAY -> tcp(fd, TCP_NODELAY, value);
            case CORK -> tcp(fd, TCP_CORK, value);
            case RENO -> tcp(fd, TCP_CONGESTION, NAME_OF_RENO);
            case URGENT_IN_LINE -> sockets.set(fd, SOL_SOCKET, SO_OOBINLINE, value) >= 0;
            case FAST_OPEN_QUEUE -> tcp(fd, TCP_FASTOPEN, value);
            case URGENT, COLD_MEMORY, MORE -> false;
        };
    }

    private boolean tcp(int fd, int option, int value) {
        return sockets.set(fd, IPPROTO_TCP, option, value) >= 0;
    }
}
