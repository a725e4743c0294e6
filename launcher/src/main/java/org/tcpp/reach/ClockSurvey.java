package org.tcpp.reach;

import java.util.function.Consumer;
import org.tcpp.control.ClockOffset;
import org.tcpp.control.ControlMessage;

/**
 * Reads the clock of an agent's host by pings over its pipe, each sent when the one before was answered. What all of
 * them say together is narrow because of the quickest: an answer that was held up, on either way, widens nothing. Any
 * thread.
 */
final class ClockSurvey {

    /** The first ones find code that has never run. */
    static final int PINGS = 25;

    private final Consumer<Order> out;
    private final Consumer<ClockOffset> done;
    private int left;
    private ClockOffset offset;

    /** Of the host that hears what {@code out} takes. */
    ClockSurvey(Consumer<Order> out, Consumer<ClockOffset> done) {
        this.out = out;
        this.done = done;
    }

    /** Begins anew: clocks drift. */
    synchronized void begin() {
        left = PINGS;
        offset = null;
        ask();
    }

    /** An answer came at that moment of our clock. */
    synchronized void hear(ControlMessage.Pong pong, long atNs) {
        if (left == 0) {
            return;
        }
        ClockOffset now = ClockOffset.of(pong, atNs);
        offset = offset == null ? now : offset.and(now);
        left--;
        if (left > 0) {
            ask();
        } else {
            done.accept(offset);
        }
    }

    private void ask() {
        out.accept(new Order.Ping(System.nanoTime()));
    }
}
