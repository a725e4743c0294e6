package org.tcpp.net.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.net.Address;
import org.tcpp.net.Net;
import org.tcpp.net.TcpInfo;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

/**
 * What is set on sockets and asked of them. Numbers from asm-generic/socket.h, netinet/in.h and netinet/tcp.h: they
 * hold for x86-64, aarch64, riscv64, ppc64 and s390x. Results as in {@link Libc}.
 */
final class Sockets {

    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_LINGER = 13;
    private static final int SO_ZEROCOPY = 60;
    private static final int IPPROTO_IP = 0;
    private static final int IP_BIND_ADDRESS_NO_PORT = 24;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final int TCP_INFO = 11;
    private static final int TCP_CONGESTION = 13;
    /** TCP_CA_NAME_MAX of the kernel's net/tcp.h. */
    private static final int CONGESTION_BYTES = 16;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int SOCK_STREAM_NONBLOCK_CLOEXEC = 1 | NONBLOCK_CLOEXEC;

    private final Libc libc;
    private final Net.Options options;
    private final MemorySegment on;
    private final MemorySegment off;
    private final MemorySegment number;
    private final MemorySegment linger;
    private final MemorySegment name;
    private final MemorySegment nameLength;
    private final MemorySegment congestion;
    private final TcpInfoStruct info;
    private final SocketAddresses addresses;
    private final Arena arena;
    /** The other ends of accepted connections, by descriptor; family 0 where none is kept. */
    private MemorySegment peers = MemorySegment.NULL;

    Sockets(Libc libc, Net.Options options, Arena arena) {
        this.libc = libc;
        this.options = options;
        this.arena = arena;
        on = arena.allocateFrom(JAVA_INT, 1);
        off = arena.allocateFrom(JAVA_INT, 0);
        number = arena.allocate(JAVA_INT);
        linger = arena.allocateFrom(JAVA_INT, 1, 0);
        name = arena.allocate(SocketAddresses.STORAGE_BYTES, 8);
        nameLength = arena.allocate(JAVA_INT);
        congestion = options.congestion() == null ? null : arena.allocateFrom(options.congestion());
        info = new TcpInfoStruct(arena);
        addresses = new SocketAddresses(libc, arena);
    }

    /** A listening socket for one address. */
    int listen(Address address) {
        return listen(addresses.of(address, arena), false);
    }

    /** A listening socket for all addresses, of both families if the host has IPv6. */
    int listenAny(int port) {
        int six = listen(SocketAddresses.any(true, port, arena), true);
        return six >= 0 || six == -Errno.EADDRINUSE || six == -Errno.EACCES
                ? six
                : listen(SocketAddresses.any(false, port, arena), false);
    }

    /** An address as a struct that lasts as long as these sockets do. */
    MemorySegment address(Address address) {
        return addresses.of(address, arena);
    }

    /** The next waiting connection; {@link #keepPeer} then keeps its other end. */
    int accept(int listener) {
        nameLength.set(JAVA_INT, 0, SocketAddresses.STORAGE_BYTES);
        return libc.accept4(listener, name, nameLength, NONBLOCK_CLOEXEC);
    }

    /** Keeps the other end of what was accepted last: the kernel forgets it when a connection is reset. */
    void keepPeer(int fd) {
        if ((long) (fd + 1) * SocketAddresses.MOST_BYTES > peers.byteSize()) {
            MemorySegment larger = arena.allocate((long) (fd + 1) * 2 * SocketAddresses.MOST_BYTES, 8);
            larger.copyFrom(peers);
            peers = larger;
        }
        MemorySegment.copy(name, 0, peers, (long) fd * SocketAddresses.MOST_BYTES, SocketAddresses.MOST_BYTES);
    }

    /** The descriptor has a new use, and its other end is known elsewhere. */
    void forgetPeer(int fd) {
        if ((long) (fd + 1) * SocketAddresses.MOST_BYTES <= peers.byteSize()) {
            peers.set(JAVA_SHORT, (long) fd * SocketAddresses.MOST_BYTES, (short) 0);
        }
    }

    /** What every data connection gets before it connects. A listener's options pass to what it accepts (tcp(7)). */
    int prepare(int fd) {
        int result = 0;
        if (options.noDelay()) {
            result = libc.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, on, 4);
        }
        if (result >= 0 && options.zeroCopyFrom() >= 0) {
            result = libc.setsockopt(fd, SOL_SOCKET, SO_ZEROCOPY, on, 4);
        }
        if (result >= 0 && congestion != null) {
            result = libc.setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, congestion, (int) congestion.byteSize() - 1);
        }
        if (result >= 0 && options.sendBufferBytes() > 0) {
            result = set(fd, SO_SNDBUF, options.sendBufferBytes());
        }
        if (result >= 0 && options.receiveBufferBytes() > 0) {
            result = set(fd, SO_RCVBUF, options.receiveBufferBytes());
        }
        return result;
    }

    /**
     * Binds to a local address and leaves the choice of the port to connect, which may then take one that is in use
     * towards other destinations (ip(7), Linux 4.2). Where that option is missing, bind chooses the port.
     */
    int bindAddress(int fd, MemorySegment address) {
        libc.setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, on, 4);
        return libc.bind(fd, address, (int) address.byteSize());
    }

    /** What the kernel knows of a connection; false if it does not tell. */
    boolean info(int fd, TcpInfo into) {
        nameLength.set(JAVA_INT, 0, (int) info.segment().byteSize());
        if (libc.getsockopt(fd, IPPROTO_TCP, TCP_INFO, info.segment(), nameLength) < 0) {
            return false;
        }
        info.read(nameLength.get(JAVA_INT, 0), into);
        return true;
    }

    /** The congestion control of a socket, or null. */
    String congestion(int fd) {
        nameLength.set(JAVA_INT, 0, CONGESTION_BYTES);
        name.fill((byte) 0);
        return libc.getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, nameLength) < 0 ? null : name.getString(0);
    }

    /** Makes the next close send RST. */
    void lingerZero(int fd) {
        libc.setsockopt(fd, SOL_SOCKET, SO_LINGER, linger, 8);
    }

    /** The local port, or minus errno. */
    int port(int fd) {
        nameLength.set(JAVA_INT, 0, SocketAddresses.STORAGE_BYTES);
        int result = libc.getsockname(fd, name, nameLength);
        return result < 0 ? result : SocketAddresses.port(name);
    }

    /** The local address for a person, or null. */
    String local(int fd) {
        nameLength.set(JAVA_INT, 0, SocketAddresses.STORAGE_BYTES);
        return libc.getsockname(fd, name, nameLength) < 0 ? null : addresses.text(name);
    }

    /** The other end's address for a person, or null. */
    String remote(int fd) {
        nameLength.set(JAVA_INT, 0, SocketAddresses.STORAGE_BYTES);
        if (libc.getpeername(fd, name, nameLength) >= 0) {
            return addresses.text(name);
        }
        long at = (long) fd * SocketAddresses.MOST_BYTES;
        boolean kept = at + SocketAddresses.MOST_BYTES <= peers.byteSize() && peers.get(JAVA_SHORT, at) != 0;
        return kept ? addresses.text(peers.asSlice(at, SocketAddresses.MOST_BYTES)) : null;
    }

    private int listen(MemorySegment struct, boolean dual) {
        int family = SocketAddresses.family(struct);
        int fd = libc.socket(family, SOCK_STREAM_NONBLOCK_CLOEXEC, 0);
        if (fd < 0) {
            return fd;
        }
        int result = libc.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, 4);
        if (result >= 0 && family == SocketAddresses.AF_INET6) {
            result = libc.setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, dual ? off : on, 4);
        }
        if (result >= 0) {
            result = prepare(fd);
        }
        if (result >= 0) {
            result = libc.bind(fd, struct, (int) struct.byteSize());
        }
        if (result >= 0) {
            // The kernel cuts the backlog to net.core.somaxconn.
            result = libc.listen(fd, Integer.MAX_VALUE);
        }
        if (result < 0) {
            libc.close(fd);
            return result;
        }
        return fd;
    }

    private int set(int fd, int option, int value) {
        number.set(JAVA_INT, 0, value);
        return libc.setsockopt(fd, SOL_SOCKET, option, number, 4);
    }
}
