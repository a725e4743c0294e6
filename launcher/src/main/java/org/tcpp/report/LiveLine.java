package org.tcpp.report;

import java.util.Locale;
import org.tcpp.estimate.Live;
import org.tcpp.message.Load;

/** How a run stands, in one line that rewrites itself on a terminal. Pure. */
public final class LiveLine {

    // ECMA-48: CR goes to the line's start, EL (CSI K) erases to its end
    private static final String REWRITE = "\r\u001b[K";

    private LiveLine() {}

    /** What is to be written for it: in place of the line before, or as a line of its own. */
    public static String paint(Live live, Style style) {
        return paint(text(live, style.connectionsPerSecond()), style);
    }

    /** The same of any line. */
    public static String paint(String text, Style style) {
        // the last column stays empty: writing into it makes some terminals wrap
        int most = Math.max(1, style.columns() - 1);
        return style.rewrites() ? REWRITE + text.substring(0, Math.min(text.length(), most)) : text + "\n";
    }

    /** What removes the line, before anything else is written. */
    public static String clear(Style style) {
        return style.rewrites() ? REWRITE : "";
    }

    /** The line itself: {@code 3.0 s  1200 of 4000 done  100 at once  2.65Gbps  0 failed}. */
    static String text(Live live, boolean connectionsPerSecond) {
        String done = Long.toString(live.completed() + live.failed());
        return String.format(Locale.ROOT, "%.1f s", live.elapsedNs() / 1e9) + "  " + done
                + (live.requested() == Load.UNLIMITED ? "" : " of " + live.requested()) + " done  "
                + live.atOnce() + " at once  "
                + (connectionsPerSecond
                        ? String.format(Locale.ROOT, "%.0f cps", live.completedPerSecond())
                        : Quantity.rate(Math.round(live.bytesPerSecond() * 8)))
                + "  " + live.failed() + " failed";
    }
}
