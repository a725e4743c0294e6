package org.tcpp.estimate;

import java.util.List;

/**
 * What has become known of a run since it was asked last, in order of time.
 *
 * @param intervals of the whole run
 * @param failures connections failed in them, a row for each kind and interval; one that was told late is in a row of
 *            its own
 */
public record News(List<Bucket> intervals, List<FailureHistory.Row> failures) {

    public News {
        intervals = List.copyOf(intervals);
        failures = List.copyOf(failures);
    }
}
