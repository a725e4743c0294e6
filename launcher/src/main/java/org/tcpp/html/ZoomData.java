package org.tcpp.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lines of a chart over time as columns of numbers, with which a browser that runs the page's script looks closer
 * at them. One thread.
 */
final class ZoomData {

    /** More digits than a screen can show. */
    private static final MathContext VALUE = new MathContext(6);
    /** Enough for a tenth of a millisecond in a week. */
    private static final MathContext TIME = new MathContext(10);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<Style, List<Step>> lines = new LinkedHashMap<>();

    /**
     * How a line looks.
     *
     * @param dashes lengths of dashes and of what is between them, in turn; empty: none
     */
    private record Style(String name, String colour, List<Integer> dashes) {
    }

    /**
     * What the script reads.
     *
     * @param x what is across, with its unit
     * @param y what is upwards, with its unit
     * @param columns values of x, at which any line changes, and of each line from there to the next; null: not known
     */
    private record Json(String x, String y, List<Style> lines, List<List<BigDecimal>> columns) {
    }

    /** Adds a line of values that hold for a while each, in the order of time; null where it is not known. */
    void add(Ink ink, String name, List<Step> steps) {
        lines.put(new Style(name, ink.colour(), ink.dashes()),
                steps.stream().filter(step -> step != null && step.value() != null).toList());
    }

    boolean isEmpty() {
        return lines.values().stream().allMatch(List::isEmpty);
    }

    /** As JSON, in the units of the axes. */
    String json(Axis x, Axis y) {
        TreeSet<Double> times = new TreeSet<>();
        lines.values().forEach(steps -> changes(steps, times));
        List<List<BigDecimal>> columns = new ArrayList<>();
        columns.add(times.stream().map(time -> rounded(time / x.divisor(), TIME)).toList());
        lines.values().forEach(steps -> columns.add(column(steps, times, y.divisor())));
        try {
            return MAPPER.writeValueAsString(new Json(x.label(), y.label(), List.copyOf(lines.keySet()), columns));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // it is numbers and text
        }
    }

    /** Where steps begin and end, and a moment in each gap between them, for its being one to be seen. */
    private static void changes(List<Step> steps, TreeSet<Double> times) {
        Step before = null;
        for (Step step : steps) {
            if (before != null && before.to() < step.from()) {
                times.add((before.to() + step.from()) / 2);
            }
            times.add(step.from());
            times.add(step.to());
            before = step;
        }
    }

    private static List<BigDecimal> column(List<Step> steps, TreeSet<Double> times, double divisor) {
        TreeMap<Double, Step> byBegin = new TreeMap<>();
        steps.forEach(step -> byBegin.put(step.from(), step));
        List<BigDecimal> column = new ArrayList<>();
        for (double time : times) {
            Map.Entry<Double, Step> last = byBegin.floorEntry(time);
            column.add(last == null || time > last.getValue().to()
                    ? null
                    : rounded(last.getValue().value() / divisor, VALUE));
        }
        return column;
    }

    private static BigDecimal rounded(double value, MathContext digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(digits).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
