package org.tcpp.size;

/** Reads the text form of a mix. */
public final class SizeMixes {

    private SizeMixes() {}

    /**
     * Reads what {@link SizeMix#text()} writes.
     *
     * @throws IllegalArgumentException if it is no mix; the message says what was given and what is allowed
     */
    public static SizeMix parse(String text) {
        try {
            return new FixedSize(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a size: '" + text + "'", e);
        }
    }
}
