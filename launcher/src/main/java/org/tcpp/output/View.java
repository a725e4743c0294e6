package org.tcpp.output;

import java.util.List;

/** What a person watches while runs last. One thread. */
public interface View {

    /** The whole screen at a moment of the monotonic clock: at most so many lines, none wider than the screen. */
    List<String> lines(Look look, long nowNs);

    /** The same in one line, for where there is no screen. */
    String line(long nowNs);

    /** What is under way while nothing is measured; null: nothing to speak of. */
    void status(String what);

    /** A line was said that a person should see, and that will be on standard error once the screen is left. */
    void note(String line);
}
