package org.tcpp.live;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import org.tcpp.text.SafeText;

/** Text in the cells of a terminal, which letters of some scripts take two of. Pure. */
final class Cells {

    private static final Set<UnicodeScript> WIDE = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.YI);
    /** CJK symbols, and full-width forms of Latin letters. */
    private static final int FIRST_OF_CJK_SYMBOLS = 0x3000;
    private static final int LAST_OF_CJK_SYMBOLS = 0x303e;
    private static final int FIRST_FULL_WIDTH = 0xff01;
    private static final int LAST_FULL_WIDTH = 0xff60;
    /** Beyond it lie pictures, and rare Chinese characters. */
    private static final int FIRST_PICTURE = 0x1f000;

    private Cells() {}

    /** How many cells a text takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** The text, made safe to show, cut to so many cells. */
    static String cut(String text, int cells) {
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : SafeText.of(text).codePoints().toArray()) {
            used += width(c);
            if (used > cells) {
                break;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    /** The same, filled up with spaces. */
    static String fit(String text, int cells) {
        String kept = cut(text, cells);
        return kept + " ".repeat(Math.max(0, cells - width(kept)));
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return c >= FIRST_OF_CJK_SYMBOLS && c <= LAST_OF_CJK_SYMBOLS || c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH
                || c >= FIRST_PICTURE || WIDE.contains(UnicodeScript.of(c));
    }
}
