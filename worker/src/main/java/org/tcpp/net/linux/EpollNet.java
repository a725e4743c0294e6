package org.tcpp.net.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.net.Net;
import org.tcpp.net.NetCode;
import org.tcpp.net.Ready;
import org.tcpp.net.TcpInfo;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/**
 * Net over Linux epoll, level-triggered. A handle is the file descriptor itself. Closing a descriptor takes it out of
 * the epoll set (epoll(7)), since none is ever duplicated.
 */
public final class EpollNet implements Net {

    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int CLOEXEC = 0x80000;
    private static final int SOCK_STREAM = 1;
    private static final int NONBLOCK = 0x800;
    private static final int MSG_NOSIGNAL = 0x4000;
    /** For TCP: the bytes are taken and dropped, tcp(7). */
    private static final int MSG_TRUNC = 0x20;
    private static final long NS_PER_MS = 1_000_000;

    /** In {@link #watched}: not in the epoll set. */
    private static final byte UNWATCHED = -1;

    private final Arena arena = Arena.ofShared();
    private final Libc libc = new Libc(arena);
    private final Libc wakersLibc = new Libc(arena);
    private final Sockets sockets;
    private final MemorySegment out;
    private final MemorySegment in;
    private final ByteBuffer outBuffer;
    private final ByteBuffer inBuffer;
    private final int drainFlags;
    private final Options options;
    /** Null unless asked for. */
    private final ZeroCopy zeroCopy;
    private final int epoll;
    private final int waker;
    private final MemorySegment one = arena.allocate(8, 8);
    private final MemorySegment count = arena.allocate(8, 8);
    private final EpollEvents change = new EpollEvents(1, arena);
    private final List<MemorySegment> addresses = new ArrayList<>();
    private EpollEvents events = new EpollEvents(1024, arena);
    private int room = 1024;
    private byte[] watched = new byte[0];
    private int lastErrno;

    /** Opens the epoll set; throws IllegalStateException with the reason if that does not work here. */
    EpollNet(Options options) {
        out = arena.allocate(options.bufferBytes(), 4096);
        in = arena.allocate(options.bufferBytes(), 4096);
        outBuffer = out.asByteBuffer();
        inBuffer = in.asByteBuffer();
        this.options = options;
        zeroCopy = options.zeroCopyFrom() >= 0 ? new ZeroCopy(libc, arena) : null;
        drainFlags = options.skipReceiveCopy() ? MSG_TRUNC : 0;
        sockets = new Sockets(libc, options, arena);
        one.set(JAVA_INT, 0, 1);
        epoll = need(libc.epollCreate1(CLOEXEC), "epoll_create1");
        waker = need(libc.eventfd(0, CLOEXEC | NONBLOCK), "eventfd");
        need(control(EPOLL_CTL_ADD, waker, EpollEvents.EPOLLIN), "epoll_ctl");
    }

    @Override
    public ByteBuffer out() {
        return outBuffer;
    }

    @Override
    public ByteBuffer in() {
        return inBuffer;
    }

    @Override
    public int listen(InetAddress address, int port) {
        int fd = sockets.listen(address, port);
        return fd >= 0 ? fresh(fd) : outcome(fd);
    }

    @Override
    public int address(InetSocketAddress address) {
        addresses.add(SocketAddresses.of(address, arena));
        return addresses.size() - 1;
    }

    @Override
    public int connect(int remote, int local) {
        MemorySegment to = addresses.get(remote);
        int fd = libc.socket(SocketAddresses.family(to), SOCK_STREAM | NONBLOCK | CLOEXEC, 0);
        if (fd < 0) {
            return outcome(fd);
        }
        int result = sockets.prepare(fd);
        if (result >= 0 && local >= 0) {
            result = sockets.bindAddress(fd, addresses.get(local));
        }
        if (result >= 0) {
            result = libc.connect(fd, to, (int) to.byteSize());
        }
        if (result == 0 || result == -Errno.EINPROGRESS) {
            sockets.forgetPeer(fd);
            return fresh(fd);
        }
        libc.close(fd);
        // EAGAIN: connect(2) reports a want of local ports by this number, too.
        return outcome(result == -Errno.EAGAIN ? -Errno.EADDRNOTAVAIL : result);
    }

    @Override
    public int accept(int listener) {
        int fd = sockets.accept(listener);
        if (fd < 0) {
            return outcome(fd);
        }
        sockets.keepPeer(fd);
        return fresh(fd);
    }

    @Override
    public int write(int handle, int offset, int length) {
        if (zeroCopy != null && offset >= options.zeroCopyFrom()) {
            int sent = zeroCopy.send(handle, out.address() + offset, length);
            if (sent != -Errno.ENOBUFS) {
                return outcome(sent);
            }
            // Too many completions are outstanding: this one is copied.
        }
        return outcome((int) libc.send(handle, out.address() + offset, length, MSG_NOSIGNAL));
    }

    @Override
    public int read(int handle, int length) {
        int result = (int) libc.recv(handle, in.address(), length, 0);
        return result == 0 ? NetCode.END : outcome(result);
    }

    @Override
    public int drain(int handle, int length) {
        int result = (int) libc.recv(handle, in.address(), length, drainFlags);
        return result == 0 ? NetCode.END : outcome(result);
    }

    @Override
    public boolean info(int handle, TcpInfo into) {
        return sockets.info(handle, into);
    }

    @Override
    public String congestion(int handle) {
        return sockets.congestion(handle);
    }

    @Override
    public int watch(int handle, int interest) {
        int wanted = ((interest & Ready.READ) != 0 ? EpollEvents.EPOLLIN : 0)
                | ((interest & Ready.WRITE) != 0 ? EpollEvents.EPOLLOUT : 0);
        if (watched[handle] == wanted) {
            return 0;
        }
        int result = control(watched[handle] == UNWATCHED ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, handle, wanted);
        if (result == 0) {
            watched[handle] = (byte) wanted;
        }
        return outcome(result);
    }

    @Override
    public void poll(Ready ready, long timeoutNs) {
        ready.clear();
        makeRoom(ready.capacity());
        long timeoutMs = Math.min(Integer.MAX_VALUE, (timeoutNs + NS_PER_MS - 1) / NS_PER_MS);
        int found = libc.epollWait(epoll, events.array(), ready.capacity(), (int) timeoutMs);
        for (int i = 0; i < found; i++) {
            int handle = (int) events.data(i);
            if (handle == waker) {
                libc.read(waker, count, 8);
                continue;
            }
            int bits = events.events(i);
            if (zeroCopy != null && (bits & EpollEvents.EPOLLERR) != 0) {
                zeroCopy.takeCompletions(handle);
            }
            boolean ended = (bits & (EpollEvents.EPOLLERR | EpollEvents.EPOLLHUP)) != 0;
            ready.add(handle, ended
                    ? Ready.READ | Ready.WRITE
                    : ((bits & EpollEvents.EPOLLIN) != 0 ? Ready.READ : 0)
                            | ((bits & EpollEvents.EPOLLOUT) != 0 ? Ready.WRITE : 0));
        }
    }

    @Override
    public void wake() {
        synchronized (wakersLibc) {
            if (arena.scope().isAlive()) {
                wakersLibc.write(waker, one, 8);
            }
        }
    }

    @Override
    public void close(int handle) {
        watched[handle] = UNWATCHED;
        if (zeroCopy != null) {
            zeroCopy.takeCompletions(handle);
        }
        libc.close(handle);
    }

    @Override
    public void reset(int handle) {
        sockets.lingerZero(handle);
        close(handle);
    }

    @Override
    public String local(int handle) {
        return sockets.local(handle);
    }

    @Override
    public String remote(int handle) {
        return sockets.remote(handle);
    }

    @Override
    public String zeroCopied() {
        return zeroCopy == null ? null : zeroCopy.words();
    }

    @Override
    public int port(int listener) {
        return outcome(sockets.port(listener));
    }

    @Override
    public String lastError() {
        return Errno.name(lastErrno);
    }

    @Override
    public void close() {
        for (int handle = 0; handle < watched.length; handle++) {
            if (watched[handle] != UNWATCHED) {
                close(handle);
            }
        }
        synchronized (wakersLibc) {
            libc.close(waker);
            libc.close(epoll);
            arena.close();
        }
    }

    private int control(int operation, int fd, int interest) {
        change.set(0, interest, fd);
        return libc.epollCtl(epoll, operation, fd, change.array());
    }

    private int fresh(int fd) {
        if (fd >= watched.length) {
            int before = watched.length;
            watched = Arrays.copyOf(watched, Math.max(fd + 1, before * 2));
            Arrays.fill(watched, before, watched.length, UNWATCHED);
        }
        watched[fd] = UNWATCHED;
        return fd;
    }

    private void makeRoom(int most) {
        if (most > room) {
            events = new EpollEvents(most, arena);
            room = most;
        }
    }

    private int outcome(int result) {
        if (result >= 0) {
            return result;
        }
        if (result == -Errno.EAGAIN) {
            return NetCode.WOULD_BLOCK;
        }
        lastErrno = -result;
        return switch (-result) {
            case Errno.ECONNREFUSED -> NetCode.REFUSED;
            case Errno.ECONNRESET, Errno.EPIPE, Errno.ECONNABORTED -> NetCode.RESET;
            case Errno.ETIMEDOUT -> NetCode.TIMED_OUT;
            case Errno.ENETUNREACH, Errno.EHOSTUNREACH, Errno.ENETDOWN, Errno.EHOSTDOWN -> NetCode.UNREACHABLE;
            case Errno.EMFILE, Errno.ENFILE -> NetCode.NO_DESCRIPTORS;
            case Errno.EADDRNOTAVAIL -> NetCode.NO_PORTS;
            case Errno.ENOBUFS, Errno.ENOMEM -> NetCode.NO_BUFFERS;
            case Errno.EADDRINUSE -> NetCode.ADDRESS_IN_USE;
            case Errno.EACCES, Errno.EPERM -> NetCode.PERMISSION;
            case Errno.EINTR -> NetCode.WOULD_BLOCK;
            default -> NetCode.SYSTEM;
        };
    }

    private static int need(int result, String call) {
        if (result < 0) {
            throw new IllegalStateException(call + ": " + Errno.name(-result));
        }
        return result;
    }
}
