package org.tcpp.sample;

import java.util.List;
import java.util.Map;
import org.tcpp.message.Report;

/**
 * What the kernel says of connections at their end. One thread.
 */
public final class KernelSample {

    private static final long MOST_COUNT = 1_000_000_000L;
    private static final long MOST_RATE = 1_000_000_000_000L;

    private final Distribution retransmits = new Distribution(Report.TCP_INFO + "retransmits_segments", MOST_COUNT);
    private final Distribution roundTrip = Distribution.ofTimes(Report.TCP_INFO + "rtt_microseconds");
    private final Distribution window = new Distribution(Report.TCP_INFO + "congestion_window_segments", MOST_COUNT);
    private final Distribution rate = new Distribution(Report.TCP_INFO + "delivery_rate_bytes_per_second", MOST_RATE);
    private final Distribution busy = Distribution.ofTimes(Report.TCP_INFO + "busy_microseconds");
    private final Distribution receiveLimited = Distribution
            .ofTimes(Report.TCP_INFO + "receive_window_limited_microseconds");
    private final Distribution sendLimited = Distribution.ofTimes(Report.TCP_INFO + "send_buffer_limited_microseconds");
    private final Distribution lowered = new Distribution(Report.LOWERED_SEND_BUFFER, MOST_COUNT);

    /** A connection's send buffer was lowered to so many bytes. */
    public void lowered(long bytes) {
        lowered.record(bytes);
    }

    /** Counts an answer; numbers are in the units of the names, -1 where unknown. */
    public void add(long retransmitted, long rttUs, long congestionWindow, long bytesPerSecond, long busyUs,
            long receiveWindowLimitedUs, long sendBufferLimitedUs) {
        retransmits.record(retransmitted);
        roundTrip.record(rttUs);
        window.record(congestionWindow);
        rate.record(bytesPerSecond);
        busy.record(busyUs);
        receiveLimited.record(receiveWindowLimitedUs);
        sendLimited.record(sendBufferLimitedUs);
    }

    void encodeInto(Map<String, String> histograms) {
        for (Distribution one : List.of(retransmits, roundTrip, window, rate, busy, receiveLimited, sendLimited,
                lowered)) {
            one.encodeInto(histograms);
        }
    }
}
