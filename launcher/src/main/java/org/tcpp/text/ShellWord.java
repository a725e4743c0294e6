package org.tcpp.text;

/** A text as one word of a command for a POSIX shell. Any thread. */
public final class ShellWord {

    private static final String PLAIN = "[A-Za-z0-9_.,:/@%+=-]+";

    private ShellWord() {}

    /** As it is where a shell leaves it alone, else in single quotes. */
    public static String of(String text) {
        return text.matches(PLAIN) ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
