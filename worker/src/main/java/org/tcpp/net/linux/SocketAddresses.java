package org.tcpp.net.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tcpp.libc.Libc;
import org.tcpp.net.Address;

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
    private static final int IN_ADDRESS = 4;
    private static final int IN6_ADDRESS = 8;
    private static final int IN6_SCOPE = 24;

    /** IF_NAMESIZE of net/if.h. */
    private static final int NAME_BYTES = 16;

    private final Libc libc;
    private final MemorySegment name;

    SocketAddresses(Libc libc, Arena arena) {
        this.libc = libc;
        name = arena.allocate(NAME_BYTES, 8);
    }

    /** The address as a struct of exactly its length; throws IllegalArgumentException if its zone is none here. */
    MemorySegment of(Address address, Arena arena) {
        boolean six = address.isIpv6();
        MemorySegment struct = any(six, address.port(), arena);
        byte[] bytes = address.bytes();
        MemorySegment.copy(bytes, 0, struct, JAVA_BYTE, six ? IN6_ADDRESS : IN_ADDRESS, bytes.length);
        if (address.zone() != null) {
            struct.set(JAVA_INT, IN6_SCOPE, scope(address.zone()));
        }
        return struct;
    }

    /** The wildcard address of a family. */
    static MemorySegment any(boolean six, int port, Arena arena) {
        MemorySegment struct = arena.allocate(six ? MOST_BYTES : IN_BYTES, 8);
        struct.set(JAVA_SHORT, 0, (short) (six ? AF_INET6 : AF_INET));
        struct.set(NETWORK_SHORT, 2, (short) port);
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

    /** For a person, as {@link Address#toString()}, with the name of the interface that a link-local address is of. */
    String text(MemorySegment struct) {
        boolean six = family(struct) == AF_INET6;
        byte[] bytes = new byte[six ? 16 : 4];
        MemorySegment.copy(struct, JAVA_BYTE, six ? IN6_ADDRESS : IN_ADDRESS, bytes, 0, bytes.length);
        int scope = six ? struct.get(JAVA_INT, IN6_SCOPE) : 0;
        return Address.of(bytes, scope == 0 ? null : zone(scope), port(struct)).toString();
    }

    private int scope(String zone) {
        byte[] ascii = zone.getBytes(StandardCharsets.ISO_8859_1);
        int index = 0;
        if (ascii.length < NAME_BYTES) {
            name.fill((byte) 0);
            MemorySegment.copy(ascii, 0, name, JAVA_BYTE, 0, ascii.length);
            index = libc.ifNametoindex(name);
        }
        for (int i = 0; index <= 0 && i < zone.length(); i++) {
            if (zone.length() > 9 || zone.charAt(i) < '0' || zone.charAt(i) > '9') {
                throw new IllegalArgumentException("this host has no interface " + zone);
            }
        }
        return index > 0 ? index : Integer.parseInt(zone);
    }

    private String zone(int scope) {
        return libc.ifIndextoname(scope, name) ? name.getString(0) : Integer.toString(scope);
    }
}
