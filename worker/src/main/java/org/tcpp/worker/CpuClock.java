package org.tcpp.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.tcpp.libc.Libc;

/** The CPU time that this process has used, user and system. */
final class CpuClock {

    /** CLOCK_PROCESS_CPUTIME_ID of Linux's time.h. */
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;

    private CpuClock() {}

    /** A clock in nanoseconds for one thread; {@code exact} where the C library can be asked. */
    static LongSupplier open(boolean exact) {
        if (!exact) {
            ProcessHandle self = ProcessHandle.current();
            // Java opens a file to find it out, for which a worker at its limit has no descriptor: time stands still then
            long[] lastNs = {0};
            return () -> lastNs[0] = self.info().totalCpuDuration().map(Duration::toNanos).orElse(lastNs[0]);
        }
        Libc libc = new Libc(Arena.global());
        MemorySegment timespec = Arena.global().allocate(16, 8);
        return () -> libc.clockGettime(CLOCK_PROCESS_CPUTIME_ID, timespec);
    }
}
