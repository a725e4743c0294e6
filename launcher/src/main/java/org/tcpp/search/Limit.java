package org.tcpp.search;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tcpp.cli.Options;
import org.tcpp.cli.Units;
import org.tcpp.message.Closing;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;
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
                long partsPerMillion = value.endsWith("%") ? Units.parseTolerance(value).partsPerMillion() : 0;
                if (partsPerMillion == 0) {
                    throw new IllegalArgumentException("allowed are carried=0.0001% to carried=100%");
                }
                yield new OfCarried(text, partsPerMillion);
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

    /**
     * The part of the load that arrived.
     *
     * @param least in parts per million
     */
    record OfCarried(String text, long least) implements Limit {

        private static final int TO_PERCENT = 4;

        @Override
        public Check check(SearchFigure figure, long load, Result result) {
            double carried = 1 - figure.lossRatio(load, result);
            boolean held = carried >= least / 1e6;
            long parts = Math.round(carried * 1e6);
            long value = held ? Math.max(least, parts) : Math.min(least - 1, parts);
            return new Check(text, value, least, "parts per million", held, held
                    ? null
                    : Apart.text(BigDecimal.valueOf(value, TO_PERCENT), BigDecimal.valueOf(least, TO_PERCENT), 1)
                            + " % of the load was carried, not " + text.substring(text.indexOf('=') + 1));
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
            long whole = growth.setScale(0, RoundingMode.UP).longValue();
            return new Check(text(), whole, 0L, "connections per second", held, held
                    ? null
                    : "connections begin faster than they end, by " + Apart.text(growth, BigDecimal.ZERO, 1)
                            + " a second");
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
        private static final String UNCONFIRMED = "nobody confirms that everything has arrived where the client closes"
                + " first, or with --classic";
        private static final long MICROSECOND_NS = 1000;
        /** A microsecond above a day is more than none. */
        private static final int PERCENT_DIGITS = 9;

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

        /** Why a trial with such options has no such time; empty if it has it. */
        Optional<String> missing(Options trial) {
            Exchange exchange = trial.workload().exchange();
            boolean pushed = exchange.goes(Direction.TO_SERVER) && trial.workload().closing() == Closing.CLIENT;
            boolean unanswered = exchange.sends(Role.CLIENT) && trial.control().classic();
            return switch (time) {
                case "round" -> exchange.kind() == Exchange.Kind.ROUNDS
                        ? Optional.empty()
                        : Optional.of("a trial has rounds with --reply MIX only");
                case "completion" -> pushed ? Optional.of(UNCONFIRMED) : Optional.empty();
                case "response" -> pushed || unanswered ? Optional.of(UNCONFIRMED) : Optional.empty();
                default -> Optional.empty();
            };
        }

        /** True if it is broken even where waiting for a place among those under way does not count. */
        boolean isBrokenByService(Result result) {
            Long value = planned(result, time + "_service");
            return value == null || value > mostMicroseconds;
        }

        private String why(Long value) {
            if (value == null) {
                return subject() + " is not known: it lies among connections that were given up, or nothing was"
                        + " measured";
            }
            BigDecimal above = BigDecimal.valueOf(value - mostMicroseconds).movePointRight(2)
                    .divide(BigDecimal.valueOf(mostMicroseconds), PERCENT_DIGITS, RoundingMode.UP);
            return subject() + " is " + Apart.text(BigDecimal.valueOf(value, 3),
                    BigDecimal.valueOf(mostMicroseconds, 3), value < 10_000 ? 2 : 0) + " ms, above "
                    + text.substring(text.indexOf('=') + 1) + " by " + Apart.text(above, BigDecimal.ZERO, 0) + " %";
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
