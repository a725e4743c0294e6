package org.tcpp.cli;

/**
 * What stands behind a command without a dash.
 *
 * @param words as usage shows it: {@code FILE...}; empty if nothing may stand there
 * @param least how many at the least
 * @param most how many at the most
 * @param behind what stands behind a {@code --}, at least one of it, as usage shows it; null if nothing may
 * @param verbatim what stands behind it is not this command's to read: options there are not its own
 */
public record Bare(String words, int least, int most, String behind, boolean verbatim) {

    /** Nothing but options. */
    static final Bare NOTHING = new Bare("", 0, 0, null, false);

    /** This one word. */
    static Bare one(String word) {
        return new Bare(word, 1, 1, null, false);
    }

    /** This one word, or none. */
    static Bare perhaps(String word) {
        return new Bare("[" + word + "]", 0, 1, null, false);
    }

    /** As many of this as one likes, or none. */
    static Bare any(String word) {
        return new Bare("[" + word + "...]", 0, Integer.MAX_VALUE, null, false);
    }

    /** At least one of this. */
    static Bare some(String word) {
        return new Bare(word + "...", 1, Integer.MAX_VALUE, null, false);
    }

    /** How usage shows all of it. */
    String text() {
        return behind == null ? words : (words + " -- " + behind).strip();
    }
}
