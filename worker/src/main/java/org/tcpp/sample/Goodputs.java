package org.tcpp.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tcpp.message.Fairness;
import org.tcpp.message.Fairness.Flow;
import org.tcpp.message.Report;

/** The slowest and the fastest connections, their shares, and the sums behind Jain's index. One thread. */
final class Goodputs {

    /** Not by {@code Comparator.comparing}, which would make classes while a worker starts. */
    private static final Comparator<Flow> BY_SPEED = new Comparator<>() {
        @Override
        public int compare(Flow one, Flow other) {
            return Double.compare(one.goodput(), other.goodput());
        }
    };

    private static final long LARGEST_SHARE_PERMILLE = 1_000_000_000;

    private final Distribution shares = new Distribution(Report.SHARE, LARGEST_SHARE_PERMILLE);
    private long connections;
    private double sum;
    private double sumOfSquares;
    private final List<Flow> slowest = new ArrayList<>();
    private final List<Flow> fastest = new ArrayList<>();
    /** Slower than this, or faster than that, belongs into a list; open while the lists are not full. */
    private double slowBound = Double.POSITIVE_INFINITY;
    private double fastBound = Double.NEGATIVE_INFINITY;

    /** Counts a completed connection by what it got, as a multiple of its fair share. */
    void count(double share) {
        connections++;
        sum += share;
        sumOfSquares += share * share;
        shares.record(Math.round(1000 * share));
    }

    /** True if a connection of that goodput in bytes per second is among the extremes so far. */
    boolean isExtreme(double goodput) {
        return goodput < slowBound || goodput > fastBound;
    }

    /** Keeps a connection for which {@link #isExtreme} is true. */
    void keep(Flow flow) {
        if (flow.goodput() < slowBound) {
            slowest.add(flow);
            slowest.sort(BY_SPEED);
            if (slowest.size() > Fairness.EXTREMES) {
                slowest.removeLast();
            }
            if (slowest.size() == Fairness.EXTREMES) {
                slowBound = slowest.getLast().goodput();
            }
        }
        if (flow.goodput() > fastBound) {
            fastest.add(flow);
            fastest.sort(BY_SPEED.reversed());
            if (fastest.size() > Fairness.EXTREMES) {
                fastest.removeLast();
            }
            if (fastest.size() == Fairness.EXTREMES) {
                fastBound = fastest.getLast().goodput();
            }
        }
    }

    void encodeInto(Map<String, String> histograms) {
        shares.encodeInto(histograms);
    }

    Fairness toFairness() {
        return new Fairness(connections, sum, sumOfSquares, slowest, fastest);
    }
}
