package org.tcpp.sample;

import java.util.Map;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Report;

/** How long the parts of a connection took, and how large those were whose size was drawn. One thread. */
public final class Latencies {

    private static final long LARGEST_SIZE_BYTES = 1L << 50;
    private static final long LONGEST_NS = 1000 * Distribution.LARGEST_US;

    private final boolean mixed;
    private final Distribution connect = Distribution.ofTimes(Report.CONNECT);
    private final Distribution firstByte = Distribution.ofTimes(Report.FIRST_BYTE);
    private final SizedTimes completions;
    private final SizedTimes rounds;
    private final Distribution exactRounds = new Distribution(Report.ROUND_NS, LONGEST_NS);
    /** Null where no moments were planned. */
    private final PlannedTimes planned;
    private final Distribution sizes = new Distribution(Report.SIZES, LARGEST_SIZE_BYTES);

    Latencies(Load load) {
        Exchange exchange = load.exchange();
        mixed = !load.sizes().isFixed();
        planned = load.times().arrivals().isOpen() ? new PlannedTimes() : null;
        completions = new SizedTimes(Report.COMPLETION, Report.COMPLETION_OF_SIZE, mixed);
        rounds = new SizedTimes(Report.ROUND, Report.ROUND_OF_SIZE,
                exchange.replies() != null && !exchange.replies().isFixed());
    }

    /** The size of a connection was drawn. */
    public void drew(long bytes) {
        if (mixed) {
            sizes.record(bytes);
        }
    }

    /** The kernel took the first byte of a connection so long after it was attempted. */
    public void firstByte(long ns) {
        firstByte.recordNs(ns);
    }

    /** How long it took from planned moments on; null where none were planned. */
    public PlannedTimes planned() {
        return planned;
    }

    void connected(long ns) {
        connect.recordNs(ns);
    }

    void completed(long bytes, long ns) {
        completions.record(bytes, ns);
    }

    void answered(long bytes, long ns) {
        rounds.record(bytes, ns);
        exactRounds.record(Math.max(0, ns));
    }

    void encodeInto(Map<String, String> histograms) {
        connect.encodeInto(histograms);
        firstByte.encodeInto(histograms);
        completions.encodeInto(histograms);
        rounds.encodeInto(histograms);
        exactRounds.encodeInto(histograms);
        sizes.encodeInto(histograms);
        if (planned != null) {
            planned.encodeInto(histograms);
        }
    }
}
