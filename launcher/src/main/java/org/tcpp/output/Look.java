package org.tcpp.output;

/**
 * What a terminal can show.
 *
 * @param columns its width in cells, 1 or more
 * @param rows its height, 1 or more
 * @param colours whether it may be coloured
 * @param blocks whether it has block elements of Unicode
 */
public record Look(int columns, int rows, boolean colours, boolean blocks) {

    /** Of at least one cell. */
    public Look {
        columns = Math.max(1, columns);
        rows = Math.max(1, rows);
    }
}
