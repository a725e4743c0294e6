package org.tcpp.worker;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.tcpp.libc.CpuTime;

/**
 * CPU time used so far, in nanoseconds. One thread.
 *
 * @param process of this process
 * @param thread of the calling thread, or null where it cannot be known
 */
record CpuClock(LongSupplier process, LongSupplier thread) {

    /** Opens it; {@code exact} where the C library can be asked. */
    static CpuClock open(boolean exact) {
        if (exact) {
            CpuTime time = new CpuTime();
            return new CpuClock(time::processNs, time::threadNs);
        }
        ProcessHandle self = ProcessHandle.current();
        // Java opens a file to find it out, for which a worker at its limit has no descriptor: time stands still then
        long[] lastNs = {0};
        return new CpuClock(
                () -> lastNs[0] = self.info().totalCpuDuration().map(Duration::toNanos).orElse(lastNs[0]), null);
    }
}
