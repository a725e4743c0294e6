package org.tcpp.message;

import java.util.Locale;

/** What a worker does. */
public enum Role {
    /** Connects and sends. */
    CLIENT,
    /** Listens and receives. */
    SERVER;

    /** The word in messages, results and process listings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word; throws IllegalArgumentException if there is none. */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role '" + word + "'");
    }
}
