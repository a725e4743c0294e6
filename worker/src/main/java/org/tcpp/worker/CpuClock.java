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
        return () -> self.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
