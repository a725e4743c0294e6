package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * System calls through the C library, one method each, named and ordered as in its manual page (section 2). A method
 * returns what the call returns, or minus errno where that is -1. Pointers are addresses, of what must stay valid
 * during the call ({@link Block#address()}). Nothing is thrown and nothing is allocated.
 *
 * <p>All calls share one downcall handle of six longs: linking a handle of its own for every signature would cost each
 * worker 5 to 7 ms, and the shared shape costs nothing per call. The calling conventions of x86-64 and aarch64 allow
 * it for functions that are not variadic and take integers and pointers. An {@code int} comes back with undefined upper
 * bits, so it is cut to 32.
 *
 * <p>An instance captures errno in memory of its own: one instance per thread.
 */
public final class Libc {

    /** Of {@link #madvise}: take the pages away; those that are shared come back as they were. */
    public static final int MADV_DONTNEED = 4;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();

    @SuppressWarnings("restricted")
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private static final MemorySegment ACCEPT4 = symbol("accept4");
    private static final MemorySegment BIND = symbol("bind");
    private static final MemorySegment CLOCK_GETTIME = symbol("clock_gettime");
    private static final MemorySegment CLOSE = symbol("close");
    private static final MemorySegment CONNECT = symbol("connect");
    private static final MemorySegment DUP = symbol("dup");
    private static final MemorySegment DUP2 = symbol("dup2");
    private static final MemorySegment EPOLL_CREATE1 = symbol("epoll_create1");
    private static final MemorySegment EPOLL_CTL = symbol("epoll_ctl");
    /** Null before glibc 2.35. */
    private static final MemorySegment EPOLL_PWAIT2 = SYMBOLS.find("epoll_pwait2").orElse(null);
    private static final MemorySegment EPOLL_WAIT = symbol("epoll_wait");
    private static final MemorySegment EVENTFD = symbol("eventfd");
    private static final MemorySegment GETPEERNAME = symbol("getpeername");
    private static final MemorySegment GETPID = symbol("getpid");
    private static final MemorySegment GETPPID = symbol("getppid");
    private static final MemorySegment GETRLIMIT = symbol("getrlimit");
    private static final MemorySegment GETSOCKNAME = symbol("getsockname");
    private static final MemorySegment GETSOCKOPT = symbol("getsockopt");
    private static final MemorySegment IF_INDEXTONAME = symbol("if_indextoname");
    private static final MemorySegment IF_NAMETOINDEX = symbol("if_nametoindex");
    private static final MemorySegment LISTEN = symbol("listen");
    private static final MemorySegment MADVISE = symbol("madvise");
    private static final MemorySegment MMAP = symbol("mmap");
    private static final MemorySegment MPROTECT = symbol("mprotect");
    private static final MemorySegment MUNMAP = symbol("munmap");
    private static final MemorySegment PRCTL = symbol("prctl");
    private static final MemorySegment READ = symbol("read");
    private static final MemorySegment RECV = symbol("recv");
    private static final MemorySegment RECVMSG = symbol("recvmsg");
    private static final MemorySegment SCHED_SETAFFINITY = symbol("sched_setaffinity");
    private static final MemorySegment SEND = symbol("send");
    private static final MemorySegment SENDMSG = symbol("sendmsg");
    private static final MemorySegment SETSOCKOPT = symbol("setsockopt");
    private static final MemorySegment SHUTDOWN = symbol("shutdown");
    private static final MemorySegment SOCKET = symbol("socket");
    private static final MemorySegment WRITE = symbol("write");

    /** Where errno is captured (an int, on Linux all of the call state), and a struct of two longs after it. */
    private static final int STATE_BYTES = 32;
    private static final int PAIR = 16;
    private static final long NS_PER_S = 1_000_000_000;

    private final MemorySegment state;
    private final ByteBuffer scratch;

    /** For one thread. It takes a few bytes for as long as the process lives: none has to be kept alive in a call. */
    public Libc() {
        state = Arena.global().allocate(STATE_BYTES, PAIR);
        scratch = state.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /** accept4(2). */
    public int accept4(int fd, long address, long length, int flags) {
        return cut(call(ACCEPT4, fd, address, length, flags, 0, 0));
    }

    /** bind(2). */
    public int bind(int fd, long address, int length) {
        return cut(call(BIND, fd, address, length, 0, 0, 0));
    }

    /** clock_gettime(2), as nanoseconds (64-bit systems). */
    public long clockGettime(int clock) {
        int result = cut(call(CLOCK_GETTIME, clock, state.address() + PAIR, 0, 0, 0, 0));
        return result < 0 ? result : scratch.getLong(PAIR) * NS_PER_S + scratch.getLong(PAIR + Long.BYTES);
    }

    /** close(2). */
    public int close(int fd) {
        return cut(call(CLOSE, fd, 0, 0, 0, 0, 0));
    }

    /** connect(2). */
    public int connect(int fd, long address, int length) {
        return cut(call(CONNECT, fd, address, length, 0, 0, 0));
    }

    /** dup(2). */
    public int dup(int fd) {
        return cut(call(DUP, fd, 0, 0, 0, 0, 0));
    }

    /** dup2(2). */
    public int dup2(int fd, int target) {
        return cut(call(DUP2, fd, target, 0, 0, 0, 0));
    }

    /** epoll_create1(2). */
    public int epollCreate1(int flags) {
        return cut(call(EPOLL_CREATE1, flags, 0, 0, 0, 0, 0));
    }

    /** epoll_ctl(2). */
    public int epollCtl(int epoll, int operation, int fd, long event) {
        return cut(call(EPOLL_CTL, epoll, operation, fd, event, 0, 0));
    }

    /** Whether this C library has epoll_pwait2(2). The kernel may not (-ENOSYS), before Linux 5.11. */
    public boolean hasEpollPwait2() {
        return EPOLL_PWAIT2 != null;
    }

    /** epoll_pwait2(2), without a signal mask. */
    public int epollPwait2(int epoll, long events, int most, long timespec) {
        return cut(call(EPOLL_PWAIT2, epoll, events, most, timespec, 0, 0));
    }

    /** epoll_wait(2). */
    public int epollWait(int epoll, long events, int most, int timeoutMs) {
        return cut(call(EPOLL_WAIT, epoll, events, most, timeoutMs, 0, 0));
    }

    /** eventfd(2). */
    public int eventfd(int initial, int flags) {
        return cut(call(EVENTFD, initial, flags, 0, 0, 0, 0));
    }

    /** getpeername(2). */
    public int getpeername(int fd, long address, long length) {
        return cut(call(GETPEERNAME, fd, address, length, 0, 0, 0));
    }

    /** getpid(2). */
    public int getpid() {
        return cut(call(GETPID, 0, 0, 0, 0, 0, 0));
    }

    /** getppid(2). */
    public int getppid() {
        return cut(call(GETPPID, 0, 0, 0, 0, 0, 0));
    }

    /** getrlimit(2), the soft limit (64-bit systems); Long.MAX_VALUE if there is none. */
    public long getrlimit(int resource) {
        int result = cut(call(GETRLIMIT, resource, state.address() + PAIR, 0, 0, 0, 0));
        long soft = scratch.getLong(PAIR);
        return result < 0 ? result : soft < 0 ? Long.MAX_VALUE : soft; // RLIM_INFINITY has all bits set
    }

    /** getsockname(2). */
    public int getsockname(int fd, long address, long length) {
        return cut(call(GETSOCKNAME, fd, address, length, 0, 0, 0));
    }

    /** getsockopt(2). */
    public int getsockopt(int fd, int level, int option, long value, long length) {
        return cut(call(GETSOCKOPT, fd, level, option, value, length, 0));
    }

    /** if_indextoname(3); true if there is such an interface. {@code name} takes 16 bytes. */
    public boolean ifIndextoname(int index, long name) {
        return call(IF_INDEXTONAME, index, name, 0, 0, 0, 0) > 0;
    }

    /** if_nametoindex(3); 0 or less if there is no such interface. */
    public int ifNametoindex(long name) {
        return cut(call(IF_NAMETOINDEX, name, 0, 0, 0, 0, 0));
    }

    /** listen(2). */
    public int listen(int fd, int backlog) {
        return cut(call(LISTEN, fd, backlog, 0, 0, 0, 0));
    }

    /** madvise(2). */
    public int madvise(long address, long length, int advice) {
        return cut(call(MADVISE, address, length, advice, 0, 0, 0));
    }

    /** mmap(2) of memory that no file is behind, wherever the system likes. */
    public long mmap(long length, int protection, int flags) {
        return call(MMAP, 0, length, protection, flags, -1, 0);
    }

    /** mprotect(2). */
    public int mprotect(long address, long length, int protection) {
        return cut(call(MPROTECT, address, length, protection, 0, 0, 0));
    }

    /** munmap(2). */
    public int munmap(long address, long length) {
        return cut(call(MUNMAP, address, length, 0, 0, 0, 0));
    }

    /** prctl(2) with one argument. It is variadic, but Linux's own ABIs pass integers in the same way to it. */
    public int prctl(int operation, long argument) {
        return cut(call(PRCTL, operation, argument, 0, 0, 0, 0));
    }

    /** read(2). */
    public long read(int fd, long to, long length) {
        return call(READ, fd, to, length, 0, 0, 0);
    }

    /** recv(2) to an address. */
    public long recv(int fd, long address, long length, int flags) {
        return call(RECV, fd, address, length, flags, 0, 0);
    }

    /** recvmsg(2). */
    public long recvmsg(int fd, long message, int flags) {
        return call(RECVMSG, fd, message, flags, 0, 0, 0);
    }

    /** sched_setaffinity(2) of the calling thread. */
    public int schedSetaffinity(long length, long mask) {
        return cut(call(SCHED_SETAFFINITY, 0, length, mask, 0, 0, 0));
    }

    /** send(2) from an address. */
    public long send(int fd, long address, long length, int flags) {
        return call(SEND, fd, address, length, flags, 0, 0);
    }

    /** sendmsg(2). */
    public long sendmsg(int fd, long message, int flags) {
        return call(SENDMSG, fd, message, flags, 0, 0, 0);
    }

    /** setsockopt(2). */
    public int setsockopt(int fd, int level, int option, long value, int length) {
        return cut(call(SETSOCKOPT, fd, level, option, value, length, 0));
    }

    /** shutdown(2). */
    public int shutdown(int fd, int how) {
        return cut(call(SHUTDOWN, fd, how, 0, 0, 0, 0));
    }

    /** socket(2). */
    public int socket(int domain, int type, int protocol) {
        return cut(call(SOCKET, domain, type, protocol, 0, 0, 0));
    }

    /** write(2). */
    public long write(int fd, long from, long length) {
        return call(WRITE, fd, from, length, 0, 0, 0);
    }

    private long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            long result = (long) CALL.invokeExact(function, state, a, b, c, d, e, f);
            // A function that returns int leaves the upper half undefined, so -1 is looked for in the lower half. No
            // ssize_t here can end in 32 one bits: nothing reads or writes 4 GiB at once.
            return (int) result == -1 ? -scratch.getInt(0) : result;
        } catch (Throwable t) {
            throw new AssertionError("a downcall does not throw", t);
        }
    }

    private static int cut(long result) {
        return (int) result;
    }

    private static MemorySegment symbol(String name) {
        return SYMBOLS.find(name).orElseThrow(() -> new UnsatisfiedLinkError("no function " + name + " in libc"));
    }
}
