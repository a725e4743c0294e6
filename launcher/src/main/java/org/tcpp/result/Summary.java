package org.tcpp.result;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import org.tcpp.estimate.Distribution;
import org.tcpp.message.Report;

/**
 * The figures of a run in one flat row, for spreadsheets: name to value, each a String, a Long, a BigDecimal or null.
 * Every row has the same names in the same order; new ones are only ever appended. Units stand in the names, SI
 * throughout. What is null is not known, and the result's notes say why.
 *
 * @param values the row, in order
 */
public record Summary(Map<String, Object> values) {

    public Summary {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same, how much the servers of a run had of it, and how long rounds took in nanoseconds; null: none did. */
    Summary with(List<ServerView> servers, Distribution.Quantiles rounds) {
        LongSummaryStatistics bytes = servers.stream().map(ServerView::bytes).filter(Objects::nonNull)
                .mapToLong(Long::longValue).summaryStatistics();
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put("servers", (long) servers.size());
        more.put("server_bytes_least", bytes.getCount() == 0 ? null : (Long) bytes.getMin());
        more.put("server_bytes_most", bytes.getCount() == 0 ? null : (Long) bytes.getMax());
        more.put(Report.ROUND_NS + "_min", rounds == null ? null : (Long) rounds.min());
        more.put(Report.ROUND_NS + "_p50", rounds == null ? null : (Long) rounds.p50());
        more.put(Report.ROUND_NS + "_p90", rounds == null ? null : (Long) rounds.p90());
        more.put(Report.ROUND_NS + "_p99", rounds == null ? null : (Long) rounds.p99());
        more.put(Report.ROUND_NS + "_p999", rounds == null ? null : (Long) rounds.p999());
        more.put(Report.ROUND_NS + "_max", rounds == null ? null : (Long) rounds.max());
        return new Summary(more);
    }

    /** A whole number, or null. */
    public Long whole(String name) {
        return (Long) known(name);
    }

    /** A number with decimals, or null. */
    public BigDecimal decimal(String name) {
        return (BigDecimal) known(name);
    }

    /** A text, or null. */
    public String text(String name) {
        return (String) known(name);
    }

    private Object known(String name) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("the summary has no '" + name + "'");
        }
        return values.get(name);
    }
}
