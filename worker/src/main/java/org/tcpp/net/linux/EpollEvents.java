package org.tcpp.net.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

/**
 * An array of struct epoll_event { uint32_t events; uint64_t data; } from sys/epoll.h. It is packed to 12 bytes on
 * x86-64 (EPOLL_PACKED) and 16 bytes long, with data at 8, on every other architecture.
 */
final class EpollEvents {

    static final int EPOLLIN = 0x001;
    static final int EPOLLOUT = 0x004;
    static final int EPOLLERR = 0x008;
    static final int EPOLLHUP = 0x010;
    static final int EPOLLRDHUP = 0x2000;

    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final long SIZE = PACKED ? 12 : 16;
    private static final long DATA = PACKED ? 4 : 8;

    private final MemorySegment array;

    EpollEvents(int length, Arena arena) {
        array = arena.allocate(SIZE * length, 8);
    }

    MemorySegment array() {
        return array;
    }

    void set(int i, int events, long data) {
        array.set(JAVA_INT, i * SIZE, events);
        array.set(JAVA_LONG_UNALIGNED, i * SIZE + DATA, data);
    }

    int events(int i) {
        return array.get(JAVA_INT, i * SIZE);
    }

    long data(int i) {
        return array.get(JAVA_LONG_UNALIGNED, i * SIZE + DATA);
    }
}
