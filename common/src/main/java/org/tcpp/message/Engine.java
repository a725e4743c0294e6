package org.tcpp.message;

import java.util.Locale;

/** Which of the two ways to the operating system's sockets is asked for. */
public enum Engine implements Word {
    /** epoll where it works, else nio. */
    AUTO,
    /** Linux epoll through foreign functions. */
    EPOLL,
    /** java.nio. */
    NIO;

    /** The word in messages, results and on the command line. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The engine of that word; throws IllegalArgumentException if there is none. */
    public static Engine of(String word) {
        return Word.find(values(), word, "engine");
    }
}
