package org.tcpp.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpp.cli.Units;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.OpenLoopView;
import org.tcpp.result.Result;
import org.tcpp.result.Summary;

/** What a load that is carried must keep to. */
public sealed interface Limit {

    /** As on the command line. */
    String text();

    /** What a trial at a load made of it. */
    Check check(SearchFigure figure, long load, Result result);

    /** What it is about, which no two limits of a search have in common. */
    default String subject() {
        return text().substring(0, (text() + "=").indexOf('='));
    }

    /**
     * Reads {@code failures=0}, {@code carried=98%} or {@code setup.p99=5ms}.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    static Limit parse(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? "" : text.substring(0, equals);
        String value = text.substring(equals + 1);
        return switch (name) {
            case "failures" -> new OfFailures(text, FailureLimit.parse(Units.parseTolerance(value).text()));
            case "carried" -> {
                int partsPerMillion = value.endsWith("%") ? Units.parseTolerance(value).partsPerMillion() : 0;
                if (partsPerMillion == 0) {
                    throw new IllegalArgumentException("allowed are carried=0.0001% to carried=100%");
                }
                yield new OfCarried(text, partsPerMillion / 1e6);
            }
            default -> OfTime.parse(text, name, value);
        };
    }

    /** Failed connections. */
    record OfFailures(String text, FailureLimit allowed) implements Limit {

        @Override
        public Check check(SearchFigure figure, long load, Result result) {
            Summary summary = result.summary();
            long failed = summary.whole("connections_failed");
            long all = summary.whole("connections_requested");
            boolean held = allowed.allows(failed, all);
            return new Check(text, failed, allowed.connections(), "connections", held,
                    held ? null : failed + " of " + all + " connections failed");
        }
    }

    /** The part of the load that arrived. */
    record OfCarried(String text, double least) implements Limit {

        @Override
        public Check check(SearchFigure figure, long load, Result result) {
            double carried = 1 - figure.lossRatio(load, result);
            boolean held = carried >= least;
            return new Check(text, Math.round(carried * 1000), Math.round(least * 1000), "permille", held, held
                    ? null
                    : String.format(Locale.ROOT, "%.1f %% of the load was carried, not %s", carried * 100,
                            text.substring(text.indexOf('=') + 1)));
        }
    }

    /** Those under way do not grow in number; always so where connections begin at given moments. */
    record OfBacklog() implements Limit {

        @Override
        public String text() {
            return "backlog";
        }

        @Override
        public Check check(SearchFigure figure, long load, Result result) {
            OpenLoopView open = result.figures().openLoop();
            BigDecimal growth = open == null ? null : open.underWayGrowthPerSecond();
            if (growth == null) {
                return new Check(text(), null, 0L, "connections per second", null, null);
            }
            boolean held = growth.signum() == 0;
            return new Check(text(), growth.longValue(), 0L, "connections per second", held, held
                    ? null
                    : String.format(Locale.ROOT, "connections begin faster than they end, by %.1f a second", growth));
        }
    }

    /**
     * A percentile of a time.
     *
     * @param time {@code setup}, {@code connect} …
     * @param quantile {@code p99}, {@code max} …
     * @param mostMicroseconds it may be so long
     */
    record OfTime(String text, String time, String quantile, long mostMicroseconds) implements Limit {

        private static final String TIMES = "setup|response|connect|first-byte|completion|round";
        private static final String QUANTILES = "p50|p90|p99|p999|max";
        private static final Pattern NAME = Pattern.compile("(" + TIMES + ")\\.(" + QUANTILES + ")");
        private static final List<String> PLANNED = List.of("setup", "response");
        private static final long MICROSECOND_NS = 1000;

        private static OfTime parse(String text, String name, String value) {
            Matcher in = NAME.matcher(name);
            if (!in.matches()) {
                throw new IllegalArgumentException("allowed are failures=N, carried=N%, and times such as"
                        + " setup.p99=5ms: " + TIMES.replace("|", ", ") + ", with " + QUANTILES.replace("|", ", "));
            }
            long ns = Units.parseTime(value);
            if (ns < MICROSECOND_NS) {
                throw new IllegalArgumentException("allowed are times of 1us and more");
            }
            return new OfTime(text, in.group(1), in.group(2), ns / MICROSECOND_NS);
        }

        /** True if it is counted from a planned moment on, which only an open loop has. */
        boolean isPlanned() {
            return PLANNED.contains(time);
        }

        @Override
        public Check check(SearchFigure figure, long load, Result result) {
            Long value = isPlanned() ? planned(result, time) : summed(result.summary());
            boolean held = value != null && value <= mostMicroseconds;
            return new Check(text, value, mostMicroseconds, "microseconds", held, held ? null : why(value));
        }

        /** True if it is broken even where waiting for a place among those under way does not count. */
        boolean isBrokenByService(Result result) {
            Long value = planned(result, time + "_service");
            return value == null || value > mostMicroseconds;
        }

        private String why(Long value) {
            String bound = text.substring(text.indexOf('=') + 1);
            return value == null
                    ? subject() + " is not known: it lies among connections that were given up, or nothing was measured"
                    : String.format(Locale.ROOT, "%s is %s, above %s by %.0f %%", subject(), milliseconds(value), bound,
                            100.0 * (value - mostMicroseconds) / mostMicroseconds);
        }

        private static String milliseconds(long microseconds) {
            return String.format(Locale.ROOT, microseconds < 10_000 ? "%.2f ms" : "%.0f ms", microseconds / 1e3);
        }

        private Long planned(Result result, String name) {
            OpenLoopView open = result.figures().openLoop();
            OpenLoopView.TimesView times = open == null ? null : open.times(name);
            return times == null ? null : switch (quantile) {
                case "p50" -> times.times().p50();
                case "p90" -> times.times().p90();
                case "p99" -> times.times().p99();
                case "p999" -> times.times().p999();
                default -> times.times().max();
            };
        }

        private Long summed(Summary summary) {
            String column = switch (time) {
                case "first-byte" -> "first_byte";
                case "completion" -> "flow_completion";
                default -> time;
            };
            return summary.whole(column + "_microseconds_" + quantile);
        }
    }
}
