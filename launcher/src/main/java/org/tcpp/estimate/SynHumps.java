package org.tcpp.estimate;

import org.HdrHistogram.Histogram;

/**
 * Connections whose first SYN, or the answer to it, was lost. TCP sends a SYN again after 1 s and doubles the wait (RFC
 * 6298, 2.1 and 5.5), so such connections take a little over 1, 3 or 7 seconds. They are told from slow ones by the gap
 * before them: a hump counts only if there is more in it than just before it, and only where half of all connections
 * take less than half a second.
 *
 * @param afterOneSecond connections established on the first retransmission
 * @param afterThreeSeconds on the second
 * @param afterSevenSeconds on the third
 */
public record SynHumps(long afterOneSecond, long afterThreeSeconds, long afterSevenSeconds) {

    private static final long SECOND_US = 1_000_000;
    private static final long WIDTH_US = 300_000;
    private static final long SLOW_US = 500_000;

    static SynHumps of(Histogram connectMicroseconds) {
        boolean slow = connectMicroseconds.getValueAtPercentile(50) >= SLOW_US;
        return slow
                ? new SynHumps(0, 0, 0)
                : new SynHumps(hump(connectMicroseconds, 1), hump(connectMicroseconds, 3),
                        hump(connectMicroseconds, 7));
    }

    /** All of them. */
    public long total() {
        return afterOneSecond + afterThreeSeconds + afterSevenSeconds;
    }

    private static long hump(Histogram times, long seconds) {
        long startUs = seconds * SECOND_US - SECOND_US / 100; // timers of the kernel tick: a little early counts too
        long in = times.getCountBetweenValues(startUs, startUs + WIDTH_US);
        long before = times.getCountBetweenValues(startUs - WIDTH_US, startUs - SECOND_US / 100);
        return in > before ? in : 0;
    }
}
