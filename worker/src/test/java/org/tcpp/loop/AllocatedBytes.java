package org.tcpp.loop;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What the calling thread allocates, in many short windows of the same work. A loop that allocates does so in every
 * window. What happens now and then, and less and less often (a table that grows, a compiler's handover, a connection
 * that is kept by name because it was faster than any before), is seen in some windows and not in most, however the
 * machine is loaded; so the median tells the two apart without a bound that chance may cross.
 */
final class AllocatedBytes {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] perWindow;

    private AllocatedBytes(long[] perWindow) {
        this.perWindow = perWindow;
    }

    /** Does the work so many times in the calling thread; it is told how often it was done before. */
    static AllocatedBytes of(int windows, IntConsumer work) {
        long[] perWindow = new long[windows];
        for (int i = 0; i < windows; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.accept(i);
            perWindow[i] = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return new AllocatedBytes(perWindow);
    }

    /** Of a window in the middle: half of them allocated no more than that. */
    long median() {
        long[] sorted = perWindow.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return "bytes in each window: " + Arrays.toString(perWindow);
    }
}
