package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text: the first column to the left, the others to the right, as narrow as its cells allow. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** With these names of columns. */
    public Table(List<String> header) {
        rows.add(header);
    }

    /** Adds a row of as many cells. */
    public void row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException(cells.size() + " cells in a table of " + rows.getFirst().size());
        }
        rows.add(cells);
    }

    /** Its lines; two spaces between columns where they fit into the width, else one. */
    public List<String> lines(int width) {
        int columns = rows.getFirst().size();
        int[] widest = new int[columns];
        int sum = 0;
        for (int column = 0; column < columns; column++) {
            for (List<String> row : rows) {
                widest[column] = Math.max(widest[column], row.get(column).length());
            }
            sum += widest[column];
        }
        String gap = sum + 2 * (columns - 1) <= width ? "  " : " ";
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String space = " ".repeat(widest[column] - cell.length());
                line.append(column == 0 ? "" : gap).append(column == 0 ? cell + space : space + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
