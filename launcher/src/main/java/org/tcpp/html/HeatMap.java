package org.tcpp.html;

import java.util.List;

/**
 * A number for each pair of two things, the larger the darker, as SVG; with the number in each cell where there is
 * room, and else only where the pointer is. Pure.
 */
final class HeatMap {

    /** With more a number does not fit into a cell. */
    static final int MOST_COLUMNS = 10;
    private static final double LEFT = 90;
    private static final double TOP = 40;
    private static final double ROW = 34;
    private static final double THIN_ROW = 16;
    private static final int MOST_NAMES = 16;
    private static final double FAINTEST = 0.06;
    private static final double DARKEST = 0.6;

    private final Edge columns;
    private final Edge rows;
    private final Unit unit;
    private final double columnWidth;
    private final boolean roomy;
    private double least = Double.MAX_VALUE;
    private double most;

    private HeatMap(Edge columns, Edge rows, Double[][] values, Unit unit) {
        this.columns = columns;
        this.rows = rows;
        this.unit = unit;
        columnWidth = (Drawing.WIDTH - LEFT) / columns.values.size();
        roomy = columns.values.size() <= MOST_COLUMNS;
        for (Double[] row : values) {
            for (Double value : row) {
                least = value == null ? least : Math.min(least, value);
                most = value == null ? most : Math.max(most, value);
            }
        }
    }

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
        return new HeatMap(columns, rows, values, unit).draw(title, values);
    }

    private Element draw(String title, Double[][] values) {
        Element svg = Drawing.canvas(TOP + rows.values.size() * rowHeight() + 8, title, "A cell for each " + rows.name
                + " (down) and " + columns.name + " (across), darker where the value is larger"
                + (roomy ? ", with the value in it." : "."));
        svg.add(Drawing.text(columns.name, LEFT + (Drawing.WIDTH - LEFT) / 2, 14, "middle"),
                Drawing.text(rows.name, 2, TOP - 8, "start"));
        int every = roomy ? 1 : Math.ceilDiv(columns.values.size(), MOST_NAMES / 2);
        for (int column = 0; column < columns.values.size(); column += every) {
            svg.add(Drawing.text(columns.values.get(column), LEFT + (column + 0.5) * columnWidth, TOP - 8, "middle"));
        }
        for (int row = 0; row < rows.values.size(); row++) {
            svg.add(Drawing.text(rows.values.get(row), LEFT - 6, middle(row), "end"));
            for (int column = 0; column < columns.values.size(); column++) {
                cell(svg, row, column, values[row][column]);
            }
        }
        return svg;
    }

    private void cell(Element svg, int row, int column, Double value) {
        if (value == null) {
            return;
        }
        double share = most > least ? (value - least) / (most - least) : 1;
        double gap = roomy ? 1 : 0.5;
        Element cell = Drawing.rectangle(LEFT + column * columnWidth + gap, TOP + row * rowHeight() + gap,
                columnWidth - 2 * gap, rowHeight() - 2 * gap);
        String text = unit.scaled(most).text(value);
        Ink.BLUE.fill(cell, FAINTEST + share * (DARKEST - FAINTEST));
        svg.add(roomy
                ? cell
                : cell.add(Element.of("title",
                        rows.values.get(row) + ", " + columns.values.get(column) + ": " + text)));
        if (roomy) {
            svg.add(Drawing.text(text, LEFT + (column + 0.5) * columnWidth, middle(row), "middle"));
        }
    }

    private double rowHeight() {
        return roomy ? ROW : THIN_ROW;
    }

    private double middle(int row) {
        return TOP + (row + 0.5) * rowHeight() + 4;
    }
}
