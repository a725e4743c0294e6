package org.tcpp.message;

import java.util.Locale;

/** Who ends a connection first once all its bytes are sent, and so who keeps it in TIME_WAIT (RFC 9293, 3.6). */
public enum Closing implements Word {
    /** The client, when it has sent everything, as the original does. */
    CLIENT,
    /** The server, when it has received everything; the client waits for that, which confirms the connection. */
    SERVER,
    /** The client, with RST, after the server's close has confirmed that everything has come: no TIME_WAIT. */
    RESET,
    /** The client shuts its side when it has sent everything; the server goes on, sees that, and closes. */
    HALF;

    /** The word in messages, results and on the command line. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The closing of that word; throws IllegalArgumentException if there is none. */
    public static Closing of(String word) {
        return Word.find(values(), word, "closing");
    }
}
