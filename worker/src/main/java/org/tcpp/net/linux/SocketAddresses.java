package org.tcpp.net.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * Linux's struct sockaddr_in (16 bytes: u16 family, u16 port and u8[4] address in network order) and sockaddr_in6 (28
 * bytes: u16 family, u16 port, u32 flow, u8[16] address, u32 scope), from netinet/in.h; the same on all architectures.
 */
final class SocketAddresses {

    /** From bits/socket.h. */
    static final int AF_INET = 2;
    /** From bits/socket.h. */
    static final int AF_INET6 = 10;
    /** Size of the larger of the two structs. */
    static final int MOST_BYTES = 28;
    /** Size of struct sockaddr_storage. */
    static final int STORAGE_BYTES = 128;

    private static final ValueLayout.OfShort NETWORK_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int IN_BYTES = 16;

    private SocketAddresses() {}

    /** The address as a struct of exactly its length. */
    static MemorySegment of(InetSocketAddress address, Arena arena) {
        boolean six = address.getAddress() instanceof Inet6Address;
        MemorySegment struct = arena.allocate(six ? MOST_BYTES : IN_BYTES, 8);
        struct.set(JAVA_SHORT, 0, (short) (six ? AF_INET6 : AF_INET));
        struct.set(NETWORK_SHORT, 2, (short) address.getPort());
        byte[] bytes = address.getAddress().getAddress();
        MemorySegment.copy(bytes, 0, struct, JAVA_BYTE, six ? 8 : 4, bytes.length);
        if (address.getAddress() instanceof Inet6Address scoped) {
            struct.set(JAVA_INT, 24, scoped.getScopeId());
        }
        return struct;
    }

    /** The family of a struct. */
    static int family(MemorySegment struct) {
        return struct.get(JAVA_SHORT, 0);
    }

    /** The port of a struct. */
    static int port(MemorySegment struct) {
        return Short.toUnsignedInt(struct.get(NETWORK_SHORT, 2));
    }

    /** For a person: 192.0.2.1:80 or [2001:db8::1]:80; an IPv4 address mapped to IPv6 is shown as the former. */
    static String text(MemorySegment struct) {
        boolean six = family(struct) == AF_INET6;
        byte[] bytes = new byte[six ? 16 : 4];
        MemorySegment.copy(struct, JAVA_BYTE, six ? 8 : 4, bytes, 0, bytes.length);
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return (address instanceof Inet4Address ? address.getHostAddress() : "[" + address.getHostAddress() + "]")
                    + ":" + port(struct);
        } catch (UnknownHostException e) {
            throw new AssertionError("4 and 16 bytes are addresses", e);
        }
    }
}
