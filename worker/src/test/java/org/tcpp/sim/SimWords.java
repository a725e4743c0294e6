package org.tcpp.sim;

import java.net.InetAddress;
import org.tcpp.net.NetCode;

/** What a system says to people. */
final class SimWords {

    private SimWords() {}

    /** The error behind a code, by its name. */
    static String name(int code) {
        return switch (code) {
            case NetCode.REFUSED -> "ECONNREFUSED";
            case NetCode.RESET -> "ECONNRESET";
            case NetCode.TIMED_OUT -> "ETIMEDOUT";
            case NetCode.UNREACHABLE -> "EHOSTUNREACH";
            case NetCode.NO_DESCRIPTORS -> "EMFILE";
            case NetCode.NO_PORTS -> "EADDRNOTAVAIL";
            case NetCode.NO_BUFFERS -> "ENOBUFS";
            case NetCode.SYSTEM -> "ENOTCONN";
            default -> "EADDRINUSE";
        };
    }

    /** An address and a port. */
    static String place(InetAddress address, int port) {
        String name = address.getHostAddress();
        return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
    }
}
