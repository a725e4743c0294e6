package org.tcpp.report;

import java.util.ArrayList;
import java.util.List;

/** Text that any terminal can show, and that no stranger's bytes can turn into commands to it. */
public final class Ascii {

    private Ascii() {}

    /** The text with everything but printable ASCII replaced by a question mark. */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
        return safe.toString();
    }

    /** The text in lines of at most {@code width} characters, broken at spaces, all but the first indented. */
    public static List<String> wrapped(String text, int width, String indent) {
        String rest = of(text);
        List<String> lines = new ArrayList<>();
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            // a word that is longer than the line stays whole: it may be an address that someone copies
            int end = space > indent.length() ? space : rest.indexOf(' ', width);
            if (end < 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = indent + rest.substring(end + 1);
        }
        lines.add(rest);
        return lines;
    }
}
