package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** CPU time used so far, user and system, in nanoseconds. One thread. */
public final class CpuTime {

    /** Of Linux's time.h, as the next one. */
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;
    private static final int TIMESPEC_BYTES = 16;

    private final Libc libc = new Libc(Arena.global());
    private final MemorySegment timespec = Arena.global().allocate(TIMESPEC_BYTES, 8);

    /** Of this process. */
    public long processNs() {
        return libc.clockGettime(CLOCK_PROCESS_CPUTIME_ID, timespec);
    }

    /** Of the calling thread. */
    public long threadNs() {
        return libc.clockGettime(CLOCK_THREAD_CPUTIME_ID, timespec);
    }
}
