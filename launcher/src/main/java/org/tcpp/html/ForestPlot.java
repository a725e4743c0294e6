package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Ratios with their intervals, one line each, about the line of no difference; as SVG, legible like a {@link Chart}
 * without a style sheet. One thread.
 */
final class ForestPlot {

    private static final double LEFT = 10;
    private static final double RIGHT = 470;
    private static final double ROW = 36;
    private static final double TOP = 8;
    /** Of logarithms of ratios; less than this is not worth a picture. */
    private static final double SMALLEST = 0.001;
    private static final int MOST_TICKS = 5;

    private final List<Row> rows = new ArrayList<>();

    /**
     * A ratio.
     *
     * @param name what it is of
     * @param ratio the ratio; 1: no difference
     * @param low lower end of its interval, or null
     * @param high upper end, or null
     * @param main whether it is the one that the verdict is about
     */
    record Row(String name, double ratio, Double low, Double high, boolean main) {

        /** As percentages, with a sign. */
        String text() {
            return percent(ratio) + " %" + (low == null ? "" : " (" + percent(low) + " to " + percent(high) + ")");
        }

        private double least() {
            return low == null ? ratio : low;
        }

        private double most() {
            return high == null ? ratio : high;
        }
    }

    ForestPlot add(Row row) {
        rows.add(row);
        return this;
    }

    Element svg(String title, String description) {
        Scale scale = scale();
        double bottom = TOP + rows.size() * ROW + 4;
        double height = bottom + 40;
        Element svg = Drawing.canvas(height, title, description);
        for (double tick : ticks(scale.to())) {
            Element line = new Outline().to(x(scale, tick), TOP).to(x(scale, tick), bottom).path();
            svg.add(line.with("stroke", "currentColor").with("stroke-opacity", tick == 1 ? "0.8" : "0.15"));
            svg.add(Drawing.text(percent(tick), x(scale, tick), bottom + 16, "middle"));
        }
        svg.add(Drawing.text("B against A, %; equal lengths are equal factors", (LEFT + RIGHT) / 2, bottom + 32,
                "middle"));
        for (int i = 0; i < rows.size(); i++) {
            svg.add(row(rows.get(i), scale, TOP + i * ROW));
        }
        return svg;
    }

    private static List<Element> row(Row row, Scale scale, double top) {
        Ink ink = row.main ? Ink.ORANGE : Ink.BLUE;
        double y = top + ROW - 9;
        Element line = new Outline().to(x(scale, row.least()), y).to(x(scale, row.most()), y)
                .path().with("stroke", ink.colour()).with("stroke-width", row.main ? 4 : 2);
        Element dot = ink.fill(Drawing.circle(x(scale, row.ratio), y, row.main ? 5 : 3.5), 1)
                .add(Element.of("title", row.name + ": " + row.text()));
        Element name = Drawing.text(row.name, LEFT, top + 14, "start");
        return List.of(line, dot, row.main ? name.with("font-weight", "bold") : name,
                Drawing.text(row.text(), RIGHT, top + 14, "end"));
    }

    /** Of logarithms, for twice as much is as far from no difference as half as much, and symmetrical about that. */
    private Scale scale() {
        double most = rows.stream()
                .mapToDouble(row -> Math.max(Math.abs(Math.log(row.least())), Math.abs(Math.log(row.most()))))
                .max().orElse(1);
        double end = Math.max(most, SMALLEST) * 1.05;
        return new Scale(-end, end, false);
    }

    /** Ratios at which a line helps the eye. */
    private static List<Double> ticks(double end) {
        List<Double> ticks = new ArrayList<>(List.of(1.0));
        if (end > Math.log(2)) {
            long every = (long) Math.ceil(end / Math.log(2) / MOST_TICKS);
            for (long power = every; power * Math.log(2) <= end; power += every) {
                ticks.add(Math.pow(2, power));
                ticks.add(Math.pow(2, -power));
            }
        } else {
            double most = Math.expm1(end);
            Scale.fromZero(most).ticks().stream().filter(tick -> tick > 0 && tick <= most).forEach(tick -> {
                ticks.add(1 + tick);
                ticks.add(1 - tick);
            });
        }
        return ticks;
    }

    private static double x(Scale scale, double ratio) {
        return LEFT + scale.share(Math.log(ratio)) * (RIGHT - LEFT);
    }

    private static double percentage(double ratio) {
        return (ratio - 1) * 100;
    }

    private static String percent(double ratio) {
        return (ratio > 1 ? "+" : "") + Numbers.significant(percentage(ratio), 3);
    }
}
