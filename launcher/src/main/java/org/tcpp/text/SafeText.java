package org.tcpp.text;

import java.util.HexFormat;

/**
 * Text that somebody else chose, made safe to show and to write down: on one line, of bounded length, and without
 * characters that command a terminal or change the order of what is read. Everything that comes from the other end, or
 * from a worker's noise, goes through here before a person, a log or a file sees it. Any thread.
 */
public final class SafeText {

    /** Room for a sentence and a path or two; longer text from elsewhere is cut. */
    public static final int LINE = 500;

    private static final String CUT = "...";
    private static final int LAST_OF_THE_BASIC_PLANE = 0xffff;

    private SafeText() {}

    /**
     * The text with each character that is not shown as itself written as its escape: {@code \}{@code u001b} for ESC.
     * These are controls (C0, DEL, C1, so line ends too), format characters (Unicode category Cf: marks that reverse
     * the direction of text, zero-width ones, the byte order mark), line and paragraph separators, and halves of
     * surrogate pairs. Everything else stays, in whatever script it is.
     */
    public static String of(String text) {
        if (text == null || text.codePoints().noneMatch(SafeText::isUnsafe)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (!isUnsafe(c)) {
                safe.appendCodePoint(c);
            } else if (c > LAST_OF_THE_BASIC_PLANE) {
                safe.append("\\u{" + Integer.toHexString(c) + "}");
            } else {
                safe.append("\\u" + HexFormat.of().toHexDigits((char) c));
            }
        });
        return safe.toString();
    }

    /** The same, of at most {@link #LINE} characters; what is cut off leaves an ellipsis. */
    public static String line(String text) {
        return of(text, LINE);
    }

    /** The same, of at most {@code most} characters, of which three are for the ellipsis. */
    public static String of(String text, int most) {
        if (text == null) {
            return null;
        }
        // an escape is up to nine characters long, so what is cut before is cut once more afterwards
        String safe = of(text.length() > most ? text.substring(0, most) : text);
        return safe.length() <= most && text.length() <= most
                ? safe
                : of(safe.substring(0, Math.min(safe.length(), most - CUT.length()))) + CUT;
    }

    private static boolean isUnsafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
