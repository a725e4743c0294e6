package org.tcpp.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tcpp.output.Look;
import org.tcpp.report.Quantity;

/**
 * A scene as lines for a terminal of any size. What matters most stands first, so that a small one shows it; a large
 * one has taller bars and more notes. Pure.
 */
final class Dashboard {

    // ECMA-48: SGR
    private static final String PLAIN = "\u001b[m";
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String CYAN = "\u001b[36m";

    private static final int LABEL = 13;
    private static final int MARGIN = 10;
    private static final int TALLEST_BARS = 20;
    private static final int LONGEST_BAR = 100;
    private static final int SHORTEST_BAR = 5;
    private static final int MOST_NOTES = 10;
    private static final double BUSY = 0.9;

    private final Scene scene;
    private final Look look;
    /** The last column stays empty: writing into it makes some terminals wrap. */
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private Dashboard(Scene scene, Look look) {
        this.scene = scene;
        this.look = look;
        width = Math.max(1, look.columns() - 1);
    }

    /** The lines, at most as many as the screen has, none wider. */
    static List<String> lines(Scene scene, Look look) {
        return new Dashboard(scene, look).draw();
    }

    /** How it stands, in one line. */
    static String line(Scene scene) {
        Scene.Connections connections = scene.connections();
        return time(scene.progress().elapsedNs()) + "  " + done(connections) + "  " + connections.atOnce()
                + " at once  " + rate(scene.goodput().now()) + "  " + connections.failed() + " failed"
                + (scene.progress().leftNs() == null ? "" : "  " + time(scene.progress().leftNs()) + " left");
    }

    private List<String> draw() {
        title();
        progress();
        blank();
        goodput();
        connections();
        failures();
        hosts();
        int left = look.rows() - lines.size();
        int notes = Math.min(MOST_NOTES, Math.min(scene.notes().size(), left / 3));
        bars(Math.min(TALLEST_BARS, left - 2 - (notes == 0 ? 0 : notes + 1)));
        notes(notes);
        return lines.subList(0, Math.min(lines.size(), look.rows()));
    }

    private void title() {
        String elapsed = " " + time(scene.progress().elapsedNs());
        int room = width - Cells.width(elapsed);
        lines.add(
                coloured(BOLD, room < 1 ? Cells.cut(scene.title(), width) : Cells.fit(scene.title(), room) + elapsed));
    }

    private void progress() {
        Double part = scene.progress().part();
        if (scene.status() != null) {
            lines.add(Cells.cut(scene.status(), width));
        } else if (part != null) {
            Long left = scene.progress().leftNs();
            String text = String.format(Locale.ROOT, " %3.0f %%", 100 * part)
                    + (left == null ? "" : ", " + time(left) + " left");
            int room = Math.min(width - text.length() - 2, LONGEST_BAR);
            int full = (int) Math.round(part * Math.max(0, room));
            lines.add(room < SHORTEST_BAR
                    ? Cells.cut(text.strip(), width)
                    : "[" + "#".repeat(full) + ".".repeat(room - full) + "]" + text);
        }
    }

    private void goodput() {
        Scene.Goodput goodput = scene.goodput();
        row("goodput", rate(goodput.now()) + " " + goodput.verb() + "  " + rate(goodput.minute())
                + " in the last minute" + (goodput.sent() == null ? "" : "  " + rate(goodput.sent()) + " sent"), null);
        if (goodput.back() != null) {
            row("other way", rate(goodput.back()), null);
        }
        row("bytes", Quantity.bytes(goodput.bytes()) + " in all", null);
    }

    private void connections() {
        Scene.Connections connections = scene.connections();
        row("connections", connections.atOnce() + " at once"
                + (connections.atOnceWanted() == null ? "" : " of " + connections.atOnceWanted()) + "  "
                + done(connections) + "  " + Quantity.of("per_second", connections.perSecond()), null);
    }

    private void failures() {
        Scene.Failures failures = scene.failures();
        long failed = scene.connections().failed();
        if (failed == 0 && failures.kinds().isEmpty()) {
            row("failures", "none", null);
        } else {
            String kinds = failures.kinds().stream().collect(Collectors.joining(", "));
            row("failures", failed
                    + (failures.lastNs() == null ? "" : ", the last " + time(failures.lastNs()) + " ago")
                    + (kinds.isEmpty() ? "" : ": " + kinds), RED);
        }
    }

    private void hosts() {
        for (Scene.Host host : scene.hosts()) {
            List<String> words = new ArrayList<>();
            add(words, "CPU ", percent(host.busy()));
            add(words, "workers ",
                    host.cores() == null ? null : String.format(Locale.ROOT, "%.2f cores", host.cores()));
            add(words, "busiest ", percent(host.busiest()));
            add(words, "retransmits ", host.retransmitsPerSecond() == null
                    ? null
                    : Quantity.of("per_second", host.retransmitsPerSecond()));
            boolean limit = host.busiest() != null && host.busiest() > BUSY;
            row(host.role(), String.join("  ", words), limit ? BOLD : null);
            if (host.drops() != null && host.drops() > 0) {
                row("", host.drops() + " packets dropped by its interface", RED);
            }
        }
    }

    private static void add(List<String> words, String name, String value) {
        if (value != null) {
            words.add(name + value);
        }
    }

    private void bars(int rows) {
        double[] history = scene.goodput().history();
        int columns = width - MARGIN;
        if (rows < 1 || columns < MARGIN || history.length == 0) {
            return;
        }
        blank();
        double[] values = Bars.fitted(history, columns);
        double top = Bars.top(values);
        List<String> bars = Bars.lines(values, top, columns, rows, look.blocks());
        for (int i = 0; i < bars.size(); i++) {
            String scale = i == 0 ? rate(top) : "";
            lines.add(Cells.fit(scale, MARGIN) + coloured(CYAN, bars.get(i)));
        }
        long shownNs = history.length * Timeline.COLUMN_NS;
        String axis = time(shownNs) + " ago";
        int used = Math.min(columns, values.length);
        lines.add(" ".repeat(MARGIN + columns - used) + (used < axis.length() + 4
                ? " ".repeat(Math.max(0, used - 3)) + "now"
                : Cells.fit(axis, used - 3) + "now"));
    }

    private void notes(int count) {
        if (count > 0) {
            blank();
            List<String> notes = scene.notes();
            notes.subList(notes.size() - count, notes.size()).forEach(note -> lines.add(Cells.cut(note, width)));
        }
    }

    private void blank() {
        lines.add("");
    }

    private void row(String label, String text, String colour) {
        String shown = Cells.cut(text, Math.max(0, width - LABEL));
        lines.add(Cells.cut(Cells.fit(label, LABEL), width) + (colour == null ? shown : coloured(colour, shown)));
    }

    private String coloured(String colour, String text) {
        return look.colours() && !text.isBlank() ? colour + text + PLAIN : text;
    }

    private static String done(Scene.Connections connections) {
        return connections.completed() + connections.failed()
                + (connections.wanted() == null ? "" : " of " + connections.wanted()) + " done";
    }

    private static String rate(double bitsPerSecond) {
        return Quantity.of("bits_per_second", bitsPerSecond);
    }

    private static String percent(Double share) {
        return share == null ? null : Math.round(100 * share) + " %";
    }

    /** Seconds with a decimal, and from 100 s on as a clock shows it. */
    static String time(long ns) {
        long seconds = Math.max(0, ns) / 1_000_000_000;
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", Math.max(0, ns) / 1e9);
        }
        String clock = String.format(Locale.ROOT, "%d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600
                ? clock
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
