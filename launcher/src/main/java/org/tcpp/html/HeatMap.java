package org.tcpp.html;

import java.util.List;

/** A number for each pair of two things, the larger the darker, with the number in each cell; as SVG. Pure. */
final class HeatMap {

    /** More would not be legible. */
    static final int MOST_COLUMNS = 10;
    private static final double LEFT = 90;
    private static final double TOP = 40;
    private static final double ROW = 34;
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
        double width = (Drawing.WIDTH - LEFT) / columns.values.size();
        Element svg = Drawing.canvas(height, title, "A cell for each " + rows.name + " (down) and "
                + columns.name + " (across), darker where the value is larger, with the value in it.");
        svg.add(Drawing.text(columns.name, LEFT + (Drawing.WIDTH - LEFT) / 2, 14, "middle"),
                Drawing.text(rows.name, 2, TOP - 8, "start"));
        for (int column = 0; column < columns.values.size(); column++) {
            svg.add(Drawing.text(columns.values.get(column), LEFT + (column + 0.5) * width, TOP - 8, "middle"));
        }
        for (int row = 0; row < rows.values.size(); row++) {
            double y = TOP + row * ROW;
            svg.add(Drawing.text(rows.values.get(row), LEFT - 6, y + ROW / 2 + 4, "end"));
            for (int column = 0; column < columns.values.size(); column++) {
                Double value = values[row][column];
                if (value != null) {
                    double share = most > least ? (value - least) / (most - least) : 1;
                    Element cell = Drawing.rectangle(LEFT + column * width + 1, y + 1, width - 2, ROW - 2);
                    svg.add(Ink.BLUE.fill(cell, FAINTEST + share * (DARKEST - FAINTEST)));
                    svg.add(Drawing.text(unit.scaled(most).text(value), LEFT + (column + 0.5) * width, y + ROW / 2 + 4,
                            "middle"));
                }
            }
        }
        return svg;
    }
}
