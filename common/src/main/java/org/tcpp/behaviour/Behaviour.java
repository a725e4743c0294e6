package org.tcpp.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the two ends of a connection do. The words are those of options, messages and results. */
public enum Behaviour {
    /** What was agreed for all connections: a bystander, at whom collateral damage is seen. */
    PLAIN("plain", "a bystander: all bytes, verified, closed as agreed"),
    /** SO_LINGER 0 and close. */
    RESET_MIDWAY("reset-midway", "the client resets in the middle of what it sends"),
    /** shutdown(SHUT_WR), and then the other way. */
    HALF_CLOSE("half-close", "the client shuts its side; the server answers later, to the last byte"),
    /** A reader that rests. */
    ZERO_WINDOW("zero-window", "the server stops reading until its window is shut, and reads on later");

    private final String word;
    private final String meaning;

    Behaviour(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The word. */
    public String word() {
        return word;
    }

    /** What happens, in a clause. */
    public String meaning() {
        return meaning;
    }

    /** All but {@link #PLAIN}. */
    public static List<Behaviour> strange() {
        return Arrays.stream(values()).filter(behaviour -> behaviour != PLAIN).toList();
    }

    /** The behaviour of that word; throws IllegalArgumentException, with all there are, if there is none. */
    public static Behaviour of(String word) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no behaviour is called '" + word
                        + "'; allowed are all, " + Arrays.stream(values())
                                .map(Behaviour::word)
                                .collect(Collectors.joining(", "))));
    }
}
