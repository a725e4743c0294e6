package org.tcpp.nic;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * The system calls by which an interface is asked, named and ordered as in section 2 of the manual. All share one
 * downcall handle, for each costs some milliseconds to link; the calling conventions of x86-64 and aarch64 allow that
 * for integers and pointers, and Linux's own ABIs pass those to the variadic ioctl(2) in the same way. One thread.
 */
final class Calls {

    private static final int MSG_DONTWAIT = 0x40;
    private static final int EOPNOTSUPP = 95;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();

    @SuppressWarnings("restricted")
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private final MemorySegment errno;

    /** Errors of the calls are kept in memory of that arena. */
    Calls(Arena arena) {
        errno = arena.allocate(Linker.Option.captureStateLayout());
    }

    /** socket(2). */
    int socket(int domain, int type, int protocol) throws IOException {
        return call("socket", domain, type, protocol, 0);
    }

    /** ioctl(2) with a struct. */
    void ioctl(int fd, long request, MemorySegment argument) throws IOException {
        call("ioctl", fd, request, argument.address(), 0);
    }

    /** send(2). */
    void send(int fd, MemorySegment message) throws IOException {
        call("send", fd, message.address(), message.byteSize(), 0);
    }

    /** recv(2) of what is there already; how many bytes. */
    int receive(int fd, MemorySegment into) throws IOException {
        return call("recv", fd, into.address(), into.byteSize(), MSG_DONTWAIT);
    }

    /** close(2). */
    void close(int fd) {
        try {
            call("close", fd, 0, 0, 0);
        } catch (IOException _) {
            // It is gone, which is what is wanted.
        }
    }

    private int call(String function, long a, long b, long c, long d) throws IOException {
        try {
            MemorySegment symbol = SYMBOLS.find(function).orElseThrow(() -> new IOException("no " + function));
            int result = (int) (long) CALL.invokeExact(symbol, errno, a, b, c, d);
            if (result == -1) {
                int error = errno.get(JAVA_INT, 0);
                throw new IOException(
                        error == EOPNOTSUPP ? "the driver does not say" : function + ": errno " + error);
            }
            return result;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError("a downcall does not throw", t);
        }
    }
}
