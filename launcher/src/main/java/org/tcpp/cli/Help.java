package org.tcpp.cli;

import java.util.ArrayList;
import java.util.List;

/** What --help shows, from the table of options. Stateless; any thread. */
public final class Help {

    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 120;
    private static final int INDENT = 26;

    private Help() {}

    /** The help text, its lines at most {@code width} columns wide where words allow it. */
    public static String text(int width) {
        int columns = Math.clamp(width, LEAST_WIDTH, MOST_WIDTH);
        StringBuilder text = new StringBuilder();
        text.append("usage: tcpp -s [options]\n");
        text.append("       tcpp -c HOST [options]\n");
        text.append("       tcpp --loopback [options]\n\n");
        for (String line : wrap("Exercises TCP: worker processes push data through very many connections at once, and"
                + " the launcher tells what was delivered, how fast, and what failed.", columns)) {
            text.append(line).append('\n');
        }
        for (Topic topic : Topic.values()) {
            text.append('\n').append(topic.heading()).append(":\n");
            for (Opt opt : Opt.values()) {
                if (opt.topic() == topic) {
                    append(text, opt, columns);
                }
            }
        }
        text.append("\nSIZE: 1000, 10k = 10,000, 10Ki = 10,240. TIME: 500ms, 10s, 2m, 1h.\n");
        return text.toString();
    }

    private static void append(StringBuilder text, Opt opt, int columns) {
        String names = (opt.letter() != null ? "  -" + opt.letter() + ", " : "      ") + "--" + opt.longName()
                + (opt.argument() != null ? " " + opt.argument() : "");
        int indent = columns >= 60 ? INDENT : 8;
        text.append(names);
        int column = names.length();
        if (column > indent - 2) {
            text.append('\n');
            column = 0;
        }
        for (String line : wrap(opt.meaning() + (opt.byDefault() != null ? " (" + opt.byDefault() + ")" : ""),
                columns - indent)) {
            text.append(" ".repeat(indent - column)).append(line).append('\n');
            column = 0;
        }
    }

    private static List<String> wrap(String words, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
