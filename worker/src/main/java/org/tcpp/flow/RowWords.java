package org.tcpp.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;
import org.tcpp.net.SocketName;
import org.tcpp.row.Row;

/** The words that numbers in rows stand for; a word that was said before allocates nothing. One thread. */
final class RowWords {

    private static final int CAUSES = FailureCause.values().length;

    private final List<String> words = new ArrayList<>();
    private final int[] failures = new int[Phase.values().length * CAUSES];
    private long[] high = new long[8];
    private long[] low = new long[8];
    private int[] scope = new int[8];
    private int[] number = new int[8];
    private int hosts;

    RowWords() {
        Arrays.fill(failures, Row.NO_WORD);
    }

    /** The number of a host. */
    int host(SocketName name) {
        if (name.port == 0) {
            return Row.NO_WORD;
        }
        // the one that was said last is the one that is said next
        for (int i = hosts - 1; i >= 0; i--) {
            if (low[i] == name.low && high[i] == name.high && scope[i] == name.scope) {
                return number[i];
            }
        }
        if (hosts == low.length) {
            high = Arrays.copyOf(high, hosts * 2);
            low = Arrays.copyOf(low, hosts * 2);
            scope = Arrays.copyOf(scope, hosts * 2);
            number = Arrays.copyOf(number, hosts * 2);
        }
        high[hosts] = name.high;
        low[hosts] = name.low;
        scope[hosts] = name.scope;
        number[hosts] = add(name.host());
        return number[hosts++];
    }

    /** The number of a way to fail. */
    int failure(Phase phase, FailureCause cause) {
        int at = phase.ordinal() * CAUSES + cause.ordinal();
        if (failures[at] == Row.NO_WORD) {
            failures[at] = add(phase.word() + " " + cause.word());
        }
        return failures[at];
    }

    /** All of them, and begins anew. */
    List<String> take() {
        List<String> taken = List.copyOf(words);
        words.clear();
        hosts = 0;
        Arrays.fill(failures, Row.NO_WORD);
        return taken;
    }

    private int add(String word) {
        words.add(word);
        return words.size() - 1;
    }
}
