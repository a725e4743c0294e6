package org.tcpp.html;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * An axis of a chart.
 *
 * @param label what it shows, with its unit
 * @param scale where values lie on it
 * @param ticks values at which a line helps the eye
 * @param name a value as it stands beside its tick
 * @param divisor what values are divided by to be in the unit of the label
 */
record Axis(String label, Scale scale, List<Double> ticks, DoubleFunction<String> name, double divisor) {

    private static final int MOST_ITEMS = 12;

    Axis(String label, Scale scale, DoubleFunction<String> name) {
        this(label, scale, scale.ticks(), name);
    }

    private Axis(String label, Scale scale, List<Double> ticks, DoubleFunction<String> name) {
        this(label, scale, ticks, name, 1);
    }

    /** An axis in a unit, whose prefix suits its largest value and stands in the label. */
    static Axis of(String label, Unit unit, Scale scale) {
        Unit.Scaled scaled = unit.scaled(scale.to());
        String symbol = scaled.symbol().strip();
        // there is no half a connection
        List<Double> ticks = scale.ticks().stream().filter(tick -> unit != Unit.COUNT || tick == Math.rint(tick))
                .toList();
        return new Axis(symbol.isEmpty() ? label : label + ", " + symbol, scale, ticks,
                value -> Numbers.significant(value / scaled.divisor(), 3), scaled.divisor());
    }

    /** A logarithmic axis, each of whose ticks has a unit of its own. */
    static Axis each(String label, Unit unit, Scale scale) {
        return new Axis(label, scale, unit::text);
    }

    /** Seconds since go. */
    static Axis time(double from, double to) {
        return new Axis("seconds since go", Scale.between(from, to), value -> Numbers.significant(value, 4));
    }

    /** Things side by side at 0, 1, …, each with a name of its own. */
    static Axis named(String label, List<String> names) {
        return new Axis(label, Scale.between(-0.5, names.size() - 0.5),
                IntStream.range(0, names.size()).mapToObj(Double::valueOf).toList(),
                value -> names.get((int) Math.round(value)));
    }

    /** So many things side by side at 0, 1, …, numbered from {@code first}, each in the middle of its place. */
    static Axis items(String label, int first, int count) {
        int every = Math.ceilDiv(count, MOST_ITEMS);
        return new Axis(label, Scale.between(-0.5, count - 0.5),
                IntStream.range(0, count).filter(i -> i % every == 0).mapToObj(Double::valueOf).toList(),
                value -> Long.toString(first + Math.round(value)));
    }
}
