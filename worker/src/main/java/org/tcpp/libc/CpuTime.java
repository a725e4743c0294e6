package org.tcpp.libc;

/** CPU time used so far, user and system, in nanoseconds. One thread. */
public final class CpuTime {

    /** Of Linux's time.h, as the next one. */
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int CLOCK_THREAD_CPUTIME_ID = 3;

    private final Libc libc = new Libc();

    /** Of this process. */
    public long processNs() {
        return libc.clockGettime(CLOCK_PROCESS_CPUTIME_ID);
    }

    /** Of the calling thread. */
    public long threadNs() {
        return libc.clockGettime(CLOCK_THREAD_CPUTIME_ID);
    }
}
