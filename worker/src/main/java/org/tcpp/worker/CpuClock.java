package org.tcpp.worker;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.tcpp.libc.ProcessClock;

/** The CPU time that this process has used. */
final class CpuClock {

    private CpuClock() {}

    /** A clock in nanoseconds for one thread; {@code exact} where the C library can be asked. */
    static LongSupplier open(boolean exact) {
        if (exact) {
            return new ProcessClock()::ns;
        }
        ProcessHandle self = ProcessHandle.current();
        // Java opens a file to find it out, for which a worker at its limit has no descriptor: time stands still then
        long[] lastNs = {0};
        return () -> lastNs[0] = self.info().totalCpuDuration().map(Duration::toNanos).orElse(lastNs[0]);
    }
}
