package org.tcpp.mesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.HistogramSum;
import org.tcpp.result.HistogramView;
import org.tcpp.result.LatencyView;
import org.tcpp.result.Note;

/** Distributions of all pairs, merged without loss: a percentile is that of all values, and no mean of percentiles. */
final class MergedTimes {

    private final Map<Kind, HistogramSum> sums = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private record Kind(String side, String name) {
    }

    void add(PairOutcome outcome) {
        for (HistogramView one : outcome.result().tables().histograms()) {
            try {
                sums.computeIfAbsent(new Kind(one.side(), one.name()), _ -> new HistogramSum())
                        .add(one.hdrhistogram());
            } catch (IllegalArgumentException _) {
                notes.add(new Note("histograms", "without those of " + outcome.pair().text() + " of " + one.name()
                        + ", which cannot be read"));
            }
        }
    }

    /** Why something is left out. */
    List<Note> notes() {
        return notes;
    }

    List<LatencyView> latencies() {
        return sums.entrySet().stream().map(entry -> latency(entry.getKey(), entry.getValue()))
                .filter(view -> view != null).toList();
    }

    List<HistogramView> histograms() {
        return sums.entrySet().stream().filter(entry -> entry.getValue().encoded() != null)
                .map(entry -> new HistogramView(entry.getKey().side(), entry.getKey().name(),
                        entry.getValue().encoded()))
                .toList();
    }

    private static LatencyView latency(Kind kind, HistogramSum sum) {
        Distribution times = sum.distribution(kind.name()).value();
        return times == null || !LatencyView.isShown(times)
                ? null
                : new LatencyView(kind.side(), times.shortName(), times.count(), times.values());
    }
}
