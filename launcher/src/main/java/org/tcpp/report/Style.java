package org.tcpp.report;

/**
 * How text for a person is to look; what the terminal and the options say.
 *
 * @param columns width of the terminal; 80 where there is none
 * @param rewrites true if a line may be rewritten in place: a terminal that is not dumb, and no NO_COLOR
 * @param connectionsPerSecond show connections per second in place of Gbps (-C)
 * @param cpu show CPU use on the second line (-T)
 * @param quiet the first two lines only (-q)
 * @param verbose every worker and every example (-v)
 */
public record Style(int columns, boolean rewrites, boolean connectionsPerSecond, boolean cpu, boolean quiet,
        boolean verbose) {

    /** Narrower terminals are written to as if they had this width. */
    public static final int NARROWEST = 80;

    /** Plain text for a pipe or a file. */
    public static final Style PLAIN = ofWidth(NARROWEST);

    /** Plain text of that width in columns. */
    public static Style ofWidth(int columns) {
        return new Style(columns, false, false, false, false, false);
    }

    /** The width to write for. */
    public int width() {
        return Math.max(NARROWEST, columns);
    }
}
