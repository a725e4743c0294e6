package org.tcpp.message;

import java.util.Locale;

/** Which way bytes go. */
public enum Direction implements Word {
    /** From the client to the server; the twelve bytes of the opening come first. */
    TO_SERVER,
    /** From the server to the client. */
    TO_CLIENT;

    /** The word in messages and results. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The direction of that word; throws IllegalArgumentException if there is none. */
    public static Direction of(String word) {
        return Word.find(values(), word, "direction");
    }

    /** The other one. */
    public Direction opposite() {
        return this == TO_SERVER ? TO_CLIENT : TO_SERVER;
    }

    /** Who sends this way. */
    public Role sender() {
        return this == TO_SERVER ? Role.CLIENT : Role.SERVER;
    }

    /** Who receives what goes this way. */
    public Role receiver() {
        return opposite().sender();
    }
}
