package org.tcpp.net.linux;

import org.tcpp.net.Knob;

/** Numbers of knobs, netinet/tcp.h: the same on all architectures. */
final class TcpKnobs {

    static final int IPPROTO_TCP = 6;
    private static final int TCP_MAXSEG = 2;
    private static final int TCP_USER_TIMEOUT = 18;

    private TcpKnobs() {}

    /** The option of setsockopt(2). */
    static int option(Knob knob) {
        return switch (knob) {
            case SEGMENT_BYTES -> TCP_MAXSEG;
            case USER_TIMEOUT_MS -> TCP_USER_TIMEOUT;
        };
    }
}
