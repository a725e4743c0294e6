package org.tcpp.net.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.tcpp.libc.Block;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.Address;
import org.tcpp.net.SocketName;

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

    private static final int IN_BYTES = 16;
    private static final int PORT = 2;
    private static final int IN_ADDRESS = 4;
    private static final int IN6_ADDRESS = 8;
    private static final int IN6_SCOPE = 24;

    /** IF_NAMESIZE of net/if.h. */
    private static final int NAME_BYTES = 16;

    private final Libc libc;
    private final NativeMemory memory;
    private final Block name;

    SocketAddresses(Libc libc, NativeMemory memory) {
        this.libc = libc;
        this.memory = memory;
        name = memory.allocate(NAME_BYTES);
    }

    /** The address as a struct of exactly its length; throws IllegalArgumentException if its zone is none here. */
    Block of(Address address) {
        boolean six = address.isIpv6();
        Block struct = any(six, address.port());
        struct.bytes().put(six ? IN6_ADDRESS : IN_ADDRESS, address.bytes());
        if (address.zone() != null) {
            struct.bytes().putInt(IN6_SCOPE, scope(address.zone()));
        }
        return struct;
    }

    /** The wildcard address of a family. */
    Block any(boolean six, int port) {
        Block struct = memory.allocate(six ? MOST_BYTES : IN_BYTES);
        struct.bytes().putShort(0, (short) (six ? AF_INET6 : AF_INET));
        struct.bytes().put(PORT, (byte) (port >> 8)).put(PORT + 1, (byte) port);
        return struct;
    }

    /** The family of a struct. */
    static int family(Block struct) {
        return struct.bytes().getShort(0);
    }

    /** The port of a struct. */
    static int port(Block struct) {
        return port(struct.bytes(), 0);
    }

    /**
     * For a person, as {@link Address#toString()}, with the name of the interface that a link-local address is of.
     *
     * @param bytes what the struct is in
     * @param at where it begins
     */
    String text(ByteBuffer bytes, int at) {
        boolean six = bytes.getShort(at) == AF_INET6;
        byte[] address = new byte[six ? 16 : 4];
        bytes.get(at + (six ? IN6_ADDRESS : IN_ADDRESS), address);
        int scope = six ? bytes.getInt(at + IN6_SCOPE) : 0;
        return Address.of(address, scope == 0 ? null : zone(scope), port(bytes, at)).toString();
    }

    /** The same as numbers. */
    static void read(ByteBuffer bytes, int at, SocketName into) {
        int port = port(bytes, at);
        if (bytes.getShort(at) == AF_INET6) {
            into.high = large(bytes, at + IN6_ADDRESS);
            into.low = large(bytes, at + IN6_ADDRESS + Long.BYTES);
            into.scope = bytes.getInt(at + IN6_SCOPE);
            into.port = port;
        } else {
            into.setIpv4((int) (large(bytes, at + IN_ADDRESS) >>> Integer.SIZE), port);
        }
    }

    /** Eight bytes in network order, whatever the order of the buffer is. */
    private static long large(ByteBuffer bytes, int at) {
        long number = bytes.getLong(at);
        return bytes.order() == ByteOrder.BIG_ENDIAN ? number : Long.reverseBytes(number);
    }

    private static int port(ByteBuffer bytes, int at) {
        return (bytes.get(at + PORT) & 0xff) << 8 | bytes.get(at + PORT + 1) & 0xff;
    }

    private int scope(String zone) {
        byte[] ascii = zone.getBytes(StandardCharsets.ISO_8859_1);
        int index = 0;
        if (ascii.length < NAME_BYTES) {
            name.clear();
            name.bytes().put(0, ascii);
            index = libc.ifNametoindex(name.address());
        }
        for (int i = 0; index <= 0 && i < zone.length(); i++) {
            if (zone.length() > 9 || zone.charAt(i) < '0' || zone.charAt(i) > '9') {
                throw new IllegalArgumentException("this host has no interface " + zone);
            }
        }
        return index > 0 ? index : Integer.parseInt(zone);
    }

    private String zone(int scope) {
        return libc.ifIndextoname(scope, name.address()) ? name.text() : Integer.toString(scope);
    }
}
