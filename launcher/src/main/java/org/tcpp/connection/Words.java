package org.tcpp.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;
import org.tcpp.row.Row;

/**
 * The words of all rows of a run: hosts, and ways to fail. They may come from anybody, so only what can be one is let
 * in, and not without end. One thread.
 */
final class Words {

    private static final int MOST = 1 << 18;
    private static final String HOST = "[0-9A-Za-z.:%_-]{1,80}";

    /** Strings are hosts, as they stand before a port. */
    private final List<Object> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The numbers, here, of words; throws IllegalArgumentException for what is none. */
    int[] enter(List<String> told) {
        return told.stream().mapToInt(word -> numbers.computeIfAbsent(word, this::add)).toArray();
    }

    /** A host with a port, or null. */
    String place(int number, int port) {
        return number == Row.NO_WORD ? null : ((String) words.get(number)).concat(Integer.toString(port));
    }

    /** A way to fail, or null: none. */
    End.Failure failure(int number) {
        return number == Row.NO_WORD ? null : (End.Failure) words.get(number);
    }

    /** True if the word of that number is a host; false: a way to fail. */
    boolean isHost(int number) {
        return words.get(number) instanceof String;
    }

    private int add(String word) {
        if (words.size() == MOST) {
            throw new IllegalArgumentException("more than " + MOST + " words");
        }
        int space = word.indexOf(' ');
        if (space >= 0) {
            words.add(new End.Failure(Phase.of(word.substring(0, space)), FailureCause.of(word.substring(space + 1))));
        } else if (word.matches(HOST)) {
            words.add(word.indexOf(':') < 0 ? word + ":" : "[" + word + "]:");
        } else {
            throw new IllegalArgumentException("not a host");
        }
        return words.size() - 1;
    }
}
