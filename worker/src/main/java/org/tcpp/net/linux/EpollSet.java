package org.tcpp.net.linux;

import java.util.Arrays;
import org.tcpp.libc.Block;
import org.tcpp.libc.Errno;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;
import org.tcpp.net.Ready;

/**
 * What an EpollNet waits for: the epoll set, level-triggered, and an eventfd in it that another thread wakes it by.
 * Numbers are from sys/epoll.h and hold on all architectures. All methods but {@link #wake} are for one thread.
 */
final class EpollSet implements AutoCloseable {

    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int CLOEXEC = 0x80000;
    private static final int NONBLOCK = 0x800;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_S = 1_000_000_000;

    /** In the upper half of the waker's data; everybody else's is zero. */
    private static final long COOKIE = 0x01234567L << Integer.SIZE;

    /** In {@link #watched}: open, but not in the epoll set. */
    private static final byte UNWATCHED = -1;
    /** In {@link #watched}: not one of ours. */
    private static final byte CLOSED = -2;

    private final Libc libc;
    private final Libc wakersLibc;
    private final NativeMemory memory;
    /** Null unless sends may go without copy. */
    private final ZeroCopy zeroCopy;
    private final int epoll;
    private final int waker;
    private final Block one;
    private final Block count;
    private final Block timespec;
    private final EpollEvents change;
    private EpollEvents events;
    private int room;
    /** What each descriptor is watched for, as {@link Ready} names it, or one of the two above. */
    private byte[] watched = new byte[0];
    private boolean inNanoseconds;
    private boolean closed;

    /** Opens it; throws IllegalStateException with the reason if that does not work here. */
    EpollSet(Libc libc, NativeMemory memory, ZeroCopy zeroCopy) {
        this.libc = libc;
        this.memory = memory;
        this.zeroCopy = zeroCopy;
        wakersLibc = new Libc();
        one = memory.allocate(Long.BYTES);
        one.bytes().putLong(0, 1);
        count = memory.allocate(Long.BYTES);
        timespec = memory.allocate(2 * Long.BYTES);
        change = new EpollEvents(1, memory);
        inNanoseconds = libc.hasEpollPwait2();
        makeRoom(1024);
        epoll = libc.epollCreate1(CLOEXEC);
        waker = libc.eventfd(0, CLOEXEC | NONBLOCK);
        String fault = tryOut();
        if (fault != null) {
            close();
            throw new IllegalStateException(fault);
        }
    }

    /** Wakes it once: a cookie that does not come back tells a wrong struct layout. Null, or what is wrong. */
    private String tryOut() {
        int result = Math.min(epoll, waker);
        if (result >= 0) {
            change.set(0, EpollEvents.EPOLLIN, COOKIE | waker);
            result = libc.epollCtl(epoll, EPOLL_CTL_ADD, waker, change.address());
        }
        if (result < 0) {
            return "epoll_create1, eventfd or epoll_ctl: " + Errno.name(-result);
        }
        wake();
        boolean back = libc.epollWait(epoll, events.address(), 1, 0) == 1 && events.data(0) == (COOKIE | waker);
        libc.read(waker, count.address(), Long.BYTES);
        return back ? null : "struct epoll_event is laid out in another way on " + System.getProperty("os.arch");
    }

    /** The descriptor is new, and not watched. */
    void fresh(int fd) {
        if (fd >= watched.length) {
            int before = watched.length;
            watched = Arrays.copyOf(watched, Math.max(fd + 1, before * 2));
            Arrays.fill(watched, before, watched.length, CLOSED);
        }
        watched[fd] = UNWATCHED;
    }

    /** The descriptor is about to be closed, which takes it out of the set (epoll(7)), since none is duplicated. */
    void forget(int fd) {
        watched[fd] = CLOSED;
    }

    /** The number of descriptors that have ever been {@linkplain #fresh fresh}, or more. */
    int bound() {
        return watched.length;
    }

    /** True if the descriptor is open. */
    boolean isOpen(int fd) {
        return watched[fd] != CLOSED;
    }

    /** As {@link org.tcpp.net.Net#watch}; 0 or minus errno. */
    int watch(int fd, int interest) {
        if (watched[fd] == interest) {
            return 0;
        }
        // The end of the other side comes with what can be read: asked for alone, it would be told again and again.
        int wanted = ((interest & Ready.READ) != 0 ? EpollEvents.EPOLLIN | EpollEvents.EPOLLRDHUP : 0)
                | ((interest & Ready.WRITE) != 0 ? EpollEvents.EPOLLOUT : 0);
        int result = control(watched[fd] == UNWATCHED ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, wanted);
        if (result == 0) {
            watched[fd] = (byte) interest;
        }
        return result;
    }

    /** As {@link org.tcpp.net.Net#poll}. */
    void poll(Ready ready, long timeoutNs) {
        ready.clear();
        makeRoom(ready.capacity());
        int found = await(ready.capacity(), timeoutNs);
        for (int i = 0; i < found; i++) {
            int fd = (int) events.data(i);
            if (fd == waker) {
                libc.read(waker, count.address(), Long.BYTES);
                continue;
            }
            int bits = events.events(i);
            if (zeroCopy != null && (bits & EpollEvents.EPOLLERR) != 0 && zeroCopy.takeCompletions(fd)) {
                // Reports on sends come as errors. A true one would be told again at the next poll.
                bits &= ~EpollEvents.EPOLLERR;
            }
            int readyFor = readyFor(bits);
            if (readyFor != 0) {
                ready.add(fd, readyFor);
            }
        }
    }

    /** Any thread. */
    void wake() {
        synchronized (wakersLibc) {
            if (!closed) {
                wakersLibc.write(waker, one.address(), Long.BYTES);
            }
        }
    }

    @Override
    public void close() {
        synchronized (wakersLibc) {
            closed = true;
            libc.close(waker);
            libc.close(epoll);
        }
    }

    private static int readyFor(int bits) {
        int readyFor = 0;
        if ((bits & (EpollEvents.EPOLLIN | EpollEvents.EPOLLRDHUP)) != 0) {
            readyFor |= Ready.READ;
        }
        if ((bits & EpollEvents.EPOLLOUT) != 0) {
            readyFor |= Ready.WRITE;
        }
        if ((bits & (EpollEvents.EPOLLRDHUP | EpollEvents.EPOLLHUP)) != 0) {
            readyFor |= Ready.END;
        }
        if ((bits & EpollEvents.EPOLLERR) != 0) {
            readyFor |= Ready.FAILED;
        }
        if ((bits & (EpollEvents.EPOLLERR | EpollEvents.EPOLLHUP)) != 0) {
            readyFor |= Ready.READ | Ready.WRITE;
        }
        return readyFor;
    }

    /** Waits; epoll_pwait2 takes nanoseconds, but needs glibc 2.35 and Linux 5.11. */
    private int await(int most, long timeoutNs) {
        if (inNanoseconds && timeoutNs > 0) {
            timespec.bytes().putLong(0, timeoutNs / NS_PER_S);
            timespec.bytes().putLong(Long.BYTES, timeoutNs % NS_PER_S);
            int found = libc.epollPwait2(epoll, events.address(), most, timespec.address());
            if (found != -Errno.ENOSYS) {
                return found;
            }
            inNanoseconds = false;
        }
        long timeoutMs = Math.min(Integer.MAX_VALUE, Math.ceilDiv(timeoutNs, NS_PER_MS));
        return libc.epollWait(epoll, events.address(), most, (int) timeoutMs);
    }

    private int control(int operation, int fd, int interest) {
        change.set(0, interest, fd);
        return libc.epollCtl(epoll, operation, fd, change.address());
    }

    private void makeRoom(int most) {
        if (most > room) {
            events = new EpollEvents(most, memory);
            room = most;
        }
    }
}
