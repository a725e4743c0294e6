package org.tcpp.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The CPU time that this process has used, user and system. One thread. */
public final class ProcessClock {

    /** CLOCK_PROCESS_CPUTIME_ID of Linux's time.h. */
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int TIMESPEC_BYTES = 16;

    private final Libc libc = new Libc(Arena.global());
    private final MemorySegment timespec = Arena.global().allocate(TIMESPEC_BYTES, 8);

    /** In nanoseconds. */
    public long ns() {
        return libc.clockGettime(CLOCK_PROCESS_CPUTIME_ID, timespec);
    }
}
