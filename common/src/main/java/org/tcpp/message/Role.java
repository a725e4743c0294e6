package org.tcpp.message;

import java.util.Locale;

/** What a worker does. */
public enum Role implements Word {
    /** Connects and sends. */
    CLIENT,
    /** Listens and receives. */
    SERVER;

    /** The word in messages, results and process listings. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word; throws IllegalArgumentException if there is none. */
    public static Role of(String word) {
        return Word.find(values(), word, "role");
    }
}
