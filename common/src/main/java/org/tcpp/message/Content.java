package org.tcpp.message;

/** What the bytes of a run's connections are. The words are those of messages and results. */
public enum Content implements Word {
    /** Anything; nobody looks at it. */
    ANY("any"),
    /** Every byte follows from run, connection, direction and position, and is checked. */
    KEYED("keyed"),
    /** One region of bytes for all connections, each from another place on, and checked. */
    SHARED("shared");

    private final String word;

    Content(String word) {
        this.word = word;
    }

    /** The word in messages and results. */
    @Override
    public String word() {
        return word;
    }

    /** True if the receiver compares every byte. */
    public boolean isVerified() {
        return this != ANY;
    }

    /** The content of that word; throws IllegalArgumentException if there is none. */
    public static Content of(String word) {
        return Word.find(values(), word, "content");
    }
}
