package org.tcpp.net.linux;

import java.nio.ByteBuffer;
import org.tcpp.libc.Block;
import org.tcpp.libc.NativeMemory;

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
    private static final int SIZE = PACKED ? 12 : 16;
    private static final int DATA = PACKED ? 4 : 8;

    private final Block array;
    private final ByteBuffer bytes;

    EpollEvents(int length, NativeMemory memory) {
        array = memory.allocate(SIZE * length);
        bytes = array.bytes();
    }

    long address() {
        return array.address();
    }

    void set(int i, int events, long data) {
        bytes.putInt(i * SIZE, events);
        bytes.putLong(i * SIZE + DATA, data);
    }

    int events(int i) {
        return bytes.getInt(i * SIZE);
    }

    long data(int i) {
        return bytes.getLong(i * SIZE + DATA);
    }
}
