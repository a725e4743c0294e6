package org.tcpp.net.linux;

import java.nio.charset.StandardCharsets;
import org.tcpp.libc.Block;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.Address;
import org.tcpp.net.Net;
import org.tcpp.net.SocketName;
import org.tcpp.net.SocketOptions;
import org.tcpp.net.TcpInfo;

/**
 * What is set on sockets and asked of them. Numbers from asm-generic/socket.h, netinet/in.h and netinet/tcp.h: they
 * hold for x86-64, aarch64, riscv64, ppc64 and s390x. Results as in {@link Libc}.
 */
final class Sockets {

    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_KEEPALIVE = 9;
    /** Linux 3.19 and 4.12; asm-generic/socket.h, of all architectures but alpha, mips, parisc and sparc. */
    private static final int SO_MAX_PACING_RATE = 47;
    private static final long UNLIMITED_RATE = 0xffff_ffffL;
    private static final int SO_INCOMING_CPU = 49;
    private static final int SO_INCOMING_NAPI_ID = 56;
    private static final int SO_LINGER = 13;
    /** struct linger { int on, seconds; }. */
    private static final int LINGER_BYTES = 8;
    private static final int SO_ZEROCOPY = 60;
    private static final int IPPROTO_IP = 0;
    private static final int IP_TOS = 1;
    private static final int IP_BIND_ADDRESS_NO_PORT = 24;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final int TCP_KEEPIDLE = 4;
    private static final int TCP_KEEPINTVL = 5;
    private static final int TCP_KEEPCNT = 6;
    private static final int TCP_INFO = 11;
    private static final int TCP_CONGESTION = 13;
    /** TCP_CA_NAME_MAX of the kernel's net/tcp.h. */
    private static final int CONGESTION_BYTES = 16;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    private static final int IPV6_TCLASS = 67;
    private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    private static final int SOCK_STREAM_NONBLOCK_CLOEXEC = 1 | NONBLOCK_CLOEXEC;

    private final Libc libc;
    private final SocketOptions options;
    private final boolean zeroCopy;
    private final Block on;
    private final Block off;
    private final Block number;
    private final Block linger;
    private final Block name;
    private final Block nameLength;
    private final Block congestion;
    private final TcpInfoStruct info;
    private final SocketAddresses addresses;
    private final Peers peers;

    Sockets(Libc libc, Net.Options options, NativeMemory memory) {
        this.libc = libc;
        this.options = options.sockets();
        zeroCopy = options.zeroCopyFrom() >= 0;
        on = memory.allocateInt(1);
        off = memory.allocateInt(0);
        number = memory.allocateInt(0);
        linger = memory.allocate(LINGER_BYTES);
        linger.bytes().putInt(0, 1);
        name = memory.allocate(SocketAddresses.STORAGE_BYTES);
        nameLength = memory.allocateInt(0);
        peers = new Peers(memory);
        String control = this.options.congestion();
        byte[] words = control == null ? new byte[0] : control.getBytes(StandardCharsets.UTF_8);
        congestion = memory.allocate(words.length);
        congestion.bytes().put(0, words);
        info = new TcpInfoStruct(memory);
        addresses = new SocketAddresses(libc, memory);
    }

    /** A listening socket for one address. */
    int listen(Address address) {
        return listen(addresses.of(address), false);
    }

    /** A listening socket for all addresses, of both families if the host has IPv6. */
    int listenAny(int port) {
        int six = listen(addresses.any(true, port), true);
        return six >= 0 || six == -Errno.EADDRINUSE || six == -Errno.EACCES
                ? six
                : listen(addresses.any(false, port), false);
    }

    /** An address as a struct that lasts as long as these sockets do. */
    Block address(Address address) {
        return addresses.of(address);
    }

    /** The next waiting connection; {@link #keepPeer} then keeps its other end. */
    int accept(int listener) {
        nameLength.bytes().putInt(0, SocketAddresses.STORAGE_BYTES);
        return libc.accept4(listener, name.address(), nameLength.address(), NONBLOCK_CLOEXEC);
    }

    /** Keeps the other end of what was accepted last. */
    void keepPeer(int fd) {
        peers.keep(fd, name);
    }

    /** The descriptor has a new use, and its other end is known elsewhere. */
    void forgetPeer(int fd) {
        peers.forget(fd);
    }

    /** What every data connection gets before it connects. A listener's options pass to what it accepts (tcp(7)). */
    int prepare(int fd, int family) {
        int result = 0;
        if (options.noDelay()) {
            result = libc.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, on.address(), 4);
        }
        if (result >= 0 && zeroCopy) {
            result = libc.setsockopt(fd, SOL_SOCKET, SO_ZEROCOPY, on.address(), 4);
        }
        if (result >= 0 && congestion.size() > 0) {
            result = libc.setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, congestion.address(), congestion.size());
        }
        if (result >= 0 && options.sendBufferBytes() > 0) {
            result = set(fd, SO_SNDBUF, options.sendBufferBytes());
        }
        if (result >= 0 && options.receiveBufferBytes() > 0) {
            result = set(fd, SO_RCVBUF, options.receiveBufferBytes());
        }
        if (result >= 0 && options.marks()) {
            result = mark(fd, family);
        }
        if (result >= 0 && options.keepAliveSeconds() > 0) {
            result = keepAlive(fd);
        }
        return result;
    }

    /** A socket of IPv6 may turn out to speak IPv4, with an address mapped into IPv6: it has both. */
    private int mark(int fd, int family) {
        int result = set(fd, IPPROTO_IP, IP_TOS, options.trafficClass());
        return result < 0 || family != SocketAddresses.AF_INET6
                ? result
                : set(fd, IPPROTO_IPV6, IPV6_TCLASS, options.trafficClass());
    }

    private int keepAlive(int fd) {
        int result = set(fd, SO_KEEPALIVE, 1);
        if (result >= 0) {
            result = set(fd, IPPROTO_TCP, TCP_KEEPIDLE, options.keepAliveSeconds());
        }
        if (result >= 0) {
            result = set(fd, IPPROTO_TCP, TCP_KEEPINTVL, options.keepAliveSeconds());
        }
        return result < 0 ? result : set(fd, IPPROTO_TCP, TCP_KEEPCNT, SocketOptions.KEEPALIVE_PROBES);
    }

    /**
     * Binds to a local address and leaves the choice of the port to connect, which may then take one that is in use
     * towards other destinations (ip(7), Linux 4.2). Where that option is missing, bind chooses the port.
     */
    int bindAddress(int fd, Block address) {
        libc.setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, on.address(), 4);
        return libc.bind(fd, address.address(), address.size());
    }

    /** What the kernel knows of a connection; false if it does not tell. */
    boolean info(int fd, TcpInfo into) {
        nameLength.bytes().putInt(0, info.block().size());
        if (libc.getsockopt(fd, IPPROTO_TCP, TCP_INFO, info.block().address(), nameLength.address()) < 0) {
            return false;
        }
        info.read(nameLength.bytes().getInt(0), into);
        return true;
    }

    /** By which processor the latest segment came, and by which NAPI instance (a queue of a device), or null. */
    String arrival(int fd) {
        int cpu = number(fd, SOL_SOCKET, SO_INCOMING_CPU);
        int queue = number(fd, SOL_SOCKET, SO_INCOMING_NAPI_ID);
        return cpu < 0 ? null : "CPU " + cpu + (queue <= 0 ? "" : ", NAPI id " + queue);
    }

    /** An option that is a whole number, of 0 or more, or minus errno. */
    int number(int fd, int level, int option) {
        nameLength.bytes().putInt(0, Integer.BYTES);
        int result = libc.getsockopt(fd, level, option, name.address(), nameLength.address());
        return result < 0 ? result : name.bytes().getInt(0);
    }

    /** The congestion control of a socket, or null. */
    String congestion(int fd) {
        nameLength.bytes().putInt(0, CONGESTION_BYTES);
        name.clear();
        int result = libc.getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name.address(), nameLength.address());
        return result < 0 ? null : name.text();
    }

    /** Makes the next close send RST. */
    void lingerZero(int fd) {
        libc.setsockopt(fd, SOL_SOCKET, SO_LINGER, linger.address(), LINGER_BYTES);
    }

    /** The local port, or minus errno. */
    int port(int fd) {
        int result = ownName(fd);
        return result < 0 ? result : SocketAddresses.port(name);
    }

    /** The local address for a person, or null. */
    String local(int fd) {
        return ownName(fd) < 0 ? null : addresses.text(name.bytes(), 0);
    }

    /** The other end's address for a person, or null. */
    String remote(int fd) {
        nameLength.bytes().putInt(0, SocketAddresses.STORAGE_BYTES);
        if (libc.getpeername(fd, name.address(), nameLength.address()) >= 0) {
            return addresses.text(name.bytes(), 0);
        }
        int at = peers.at(fd);
        return at < 0 ? null : addresses.text(peers.structs().bytes(), at);
    }

    /** Addresses of both ends, or of this end alone; the other end's is kept since it was accepted, if it was. */
    void names(int fd, SocketName local, SocketName remote) {
        if (ownName(fd) < 0) {
            local.clear();
        } else {
            SocketAddresses.read(name.bytes(), 0, local);
        }
        if (remote == null) {
            return;
        }
        int at = peers.at(fd);
        nameLength.bytes().putInt(0, SocketAddresses.STORAGE_BYTES);
        if (at >= 0) {
            SocketAddresses.read(peers.structs().bytes(), at, remote);
        } else if (libc.getpeername(fd, name.address(), nameLength.address()) >= 0) {
            SocketAddresses.read(name.bytes(), 0, remote);
        } else {
            remote.clear();
        }
    }

    private int ownName(int fd) {
        nameLength.bytes().putInt(0, SocketAddresses.STORAGE_BYTES);
        return libc.getsockname(fd, name.address(), nameLength.address());
    }

    private int listen(Block struct, boolean dual) {
        int family = SocketAddresses.family(struct);
        int fd = libc.socket(family, SOCK_STREAM_NONBLOCK_CLOEXEC, 0);
        if (fd < 0) {
            return fd;
        }
        int result = libc.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on.address(), 4);
        if (result >= 0 && family == SocketAddresses.AF_INET6) {
            result = libc.setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, (dual ? off : on).address(), 4);
        }
        if (result >= 0) {
            result = prepare(fd, family);
        }
        if (result >= 0) {
            result = libc.bind(fd, struct.address(), struct.size());
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

    /** Tells the kernel a rate, if it is one that an unsigned int can say; all ones would mean none. */
    boolean pace(int fd, long bytesPerSecond) {
        return bytesPerSecond < UNLIMITED_RATE && set(fd, SO_MAX_PACING_RATE, (int) bytesPerSecond) >= 0;
    }

    private int set(int fd, int option, int value) {
        return set(fd, SOL_SOCKET, option, value);
    }

    int set(int fd, int level, int option, int value) {
        number.bytes().putInt(0, value);
        return libc.setsockopt(fd, level, option, number.address(), 4);
    }
}
