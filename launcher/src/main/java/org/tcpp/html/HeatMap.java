package org.tcpp.html;

import java.util.List;

/** A number for each pair of two things, the larger the darker, with the number in each cell; as SVG. Pure. */
final class HeatMap {

    /** More would not be legible. */
    static final int MOST_COLUMNS = 10;
    private static final double WIDTH = 480;
    private static final double LEFT = 90;
    private static final double TOP = 40;
    private static final double ROW = 34;
    private static final double TEXT = 12;
    private static final double FAINTEST = 0.06;
    private static final double DARKEST = 0.6;

    private HeatMap() {}

    /**
     * What stands along its edges.
     *
     * @param name of the factor
     * @param values its values
     */
    record Edge(String name, List<String> values) {
    }

    /** With a value for each row and column; null where there is none. */
    static Element svg(String title, Edge columns, Edge rows, Double[][] values, Unit unit) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Double[] row : values) {
            for (Double value : row) {
                least = value == null ? least : Math.min(least, value);
                most = value == null ? most : Math.max(most, value);
            }
        }
        double height = TOP + rows.values.size() * ROW + 8;
        double width = (WIDTH - LEFT) / columns.values.size();
        Element svg = Element.of("svg").with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("width", "100%").with("height", height).with("preserveAspectRatio", "xMinYMin meet")
                .with("role", "img")
                .with("font-family", "sans-serif").with("font-size", TEXT).with("fill", "currentColor")
                .add(Element.of("title", title), Element.of("desc", "A cell for each " + rows.name + " (down) and "
                        + columns.name + " (across), darker where the value is larger, with the value in it."));
        svg.add(text(columns.name, LEFT + (WIDTH - LEFT) / 2, 14, "middle"), text(rows.name, 2, TOP - 8, "start"));
        for (int column = 0; column < columns.values.size(); column++) {
            svg.add(text(columns.values.get(column), LEFT + (column + 0.5) * width, TOP - 8, "middle"));
        }
        for (int row = 0; row < rows.values.size(); row++) {
            double y = TOP + row * ROW;
            svg.add(text(rows.values.get(row), LEFT - 6, y + ROW / 2 + 4, "end"));
            for (int column = 0; column < columns.values.size(); column++) {
                Double value = values[row][column];
                if (value != null) {
                    double share = most > least ? (value - least) / (most - least) : 1;
                    Element cell = Element.of("rect").with("x", LEFT + column * width + 1).with("y", y + 1)
                            .with("width", width - 2).with("height", ROW - 2);
                    svg.add(Ink.BLUE.fill(cell, FAINTEST + share * (DARKEST - FAINTEST)));
                    svg.add(text(unit.scaled(most).text(value), LEFT + (column + 0.5) * width, y + ROW / 2 + 4,
                            "middle"));
                }
            }
        }
        return svg;
    }

    private static Element text(String text, double x, double y, String anchor) {
        return Element.of("text", text).with("x", x).with("y", y).with("text-anchor", anchor);
    }
}
