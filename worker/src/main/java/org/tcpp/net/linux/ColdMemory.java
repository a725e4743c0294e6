package org.tcpp.net.linux;

import org.tcpp.libc.Block;
import org.tcpp.libc.Libc;
import org.tcpp.libc.NativeMemory;

/**
 * Sending from pages that the process has not mapped: the kernel meets a page fault while it copies them, as it does
 * under want of memory. They are shared, so that their content outlasts MADV_DONTNEED (madvise(2)).
 */
final class ColdMemory {

    private final Libc libc;
    private final Block pages;

    ColdMemory(Libc libc, NativeMemory memory, int bytes) {
        this.libc = libc;
        pages = memory.allocateShared(bytes);
    }

    /** Bytes taken of the two parts together, or minus errno. */
    int send(int fd, Block first, int firstFrom, int firstLength, Block second, int secondFrom, int secondLength,
            int flags) {
        int length = Math.min(firstLength + secondLength, pages.size());
        pages.bytes().put(0, first.bytes(), firstFrom, firstLength);
        pages.bytes().put(firstLength, second.bytes(), secondFrom, length - firstLength);
        libc.madvise(pages.address(), pages.size(), Libc.MADV_DONTNEED);
        return (int) libc.send(fd, pages.address(), length, flags);
    }
}
