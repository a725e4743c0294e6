package org.tcpp.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the command line: {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 2h}. */
final class TimeSpan {

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(us|ms|s|m|h)");
    private static final Map<String, BigDecimal> UNITS = Map.of("us", BigDecimal.valueOf(1_000L), "ms",
            BigDecimal.valueOf(1_000_000L), "s", BigDecimal.valueOf(1_000_000_000L), "m",
            BigDecimal.valueOf(60_000_000_000L), "h", BigDecimal.valueOf(3_600_000_000_000L));

    private TimeSpan() {}

    /** Nanoseconds; throws IllegalArgumentException with the reason if the text is no time. */
    static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("allowed is a number with its unit: 500ms, 10s, 2m or 1h");
        }
        BigDecimal ns = new BigDecimal(matcher.group(1)).multiply(UNITS.get(matcher.group(2)));
        if (ns.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 4)) > 0) {
            throw new IllegalArgumentException("allowed are times up to 73 years");
        }
        return ns.longValue();
    }

    /** The shortest form in one unit. */
    static String format(long ns) {
        for (String unit : new String[]{"h", "m", "s", "ms"}) {
            long unitNs = UNITS.get(unit).longValueExact();
            if (ns >= unitNs && ns % unitNs == 0) {
                return ns / unitNs + unit;
            }
        }
        return ns / 1000 + "us";
    }
}
