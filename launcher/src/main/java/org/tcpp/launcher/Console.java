package org.tcpp.launcher;

import java.io.PrintStream;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Live;
import org.tcpp.report.LiveLine;
import org.tcpp.report.Style;

/**
 * What a person sees: results on standard output, everything else on standard error, and there, on a terminal, a line
 * that rewrites itself. One thread.
 */
final class Console {

    /** Set by the start script where standard error is a terminal: its width in columns. */
    static final String COLUMNS_PROPERTY = "tcpp.columns";

    private static final long REPAINT_NS = 200_000_000;
    private static final long REPEAT_NS = 1_000_000_000;

    private final PrintStream out;
    private final PrintStream err = System.err;
    private final Style style;
    private final boolean paints;
    private boolean painted;
    private long paintedNs;

    Console(Options options) {
        out = "-".equals(options.output().json()) || "-".equals(options.output().jsonStream())
                ? System.err
                : System.out;
        boolean terminal = Integer.getInteger(COLUMNS_PROPERTY, 0) > 0;
        Options.Output output = options.output();
        style = new Style(columns(), terminal && mayRewrite(), output.connectionsPerSecond(), output.cpu(),
                output.quiet(), output.verbose());
        paints = !output.quiet() && (terminal || output.verbose());
    }

    /** The width of the terminal, or of the paper that we pretend to write on. */
    static int columns() {
        int columns = Integer.getInteger(COLUMNS_PROPERTY, 0);
        return columns > 0 ? columns : parsed(System.getenv("COLUMNS"));
    }

    Style style() {
        return style;
    }

    /** Text of the result, to standard output (to standard error where that carries the JSON). */
    void print(String text) {
        clear();
        out.print(text);
        out.flush();
    }

    /** A line for a person, on standard error. */
    void say(String line) {
        clear();
        err.println("tcpp: " + line);
    }

    /** A line that only -q suppresses. */
    void tell(String line) {
        if (!style.quiet()) {
            say(line);
        }
    }

    /** A line that only -v shows. */
    void detail(String line) {
        if (style.verbose()) {
            say(line);
        }
    }

    /** True if it is time to show how the run stands. */
    boolean wantsLive(long nowNs) {
        return paints && nowNs - paintedNs >= (style.rewrites() ? REPAINT_NS : REPEAT_NS);
    }

    void live(Live live, long nowNs) {
        err.print(LiveLine.paint(live, style));
        err.flush();
        painted = style.rewrites();
        paintedNs = nowNs;
    }

    /** Something is under way and takes a moment; shown on a terminal only. */
    void busy(String what) {
        if (paints && style.rewrites() && System.nanoTime() - paintedNs >= REPAINT_NS) {
            clear();
            paintedNs = System.nanoTime();
            err.print(what + " ...");
            err.flush();
            painted = true;
        }
    }

    void clear() {
        if (painted) {
            err.print(LiveLine.clear(style));
            err.flush();
            painted = false;
        }
    }

    private static boolean mayRewrite() {
        String noColor = System.getenv("NO_COLOR");
        return (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static int parsed(String columns) {
        return columns != null && columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : Style.NARROWEST;
    }
}
