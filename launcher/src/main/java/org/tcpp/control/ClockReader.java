package org.tcpp.control;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads the other host's clock by pings. Each waits for the answer to the one before, so that none is late because of
 * another. Any thread asks, one hears the answers.
 */
final class ClockReader {

    /** On a way that long more pings would say no more that is worth the time. */
    private static final long SLOW_NS = 250_000_000;

    private final Consumer<ControlMessage> out;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile long sentNs;
    private ClockOffset offset;

    /** Over a channel that sends what {@code out} takes. */
    ClockReader(Consumer<ControlMessage> out) {
        this.out = out;
    }

    /** Asks once. */
    void ask() {
        if (asked.getAndIncrement() == 0) {
            send();
        }
    }

    /**
     * An answer came at that moment; how many askings it answers, on a long way all at once.
     *
     * @throws IOException if nobody asked
     */
    int hear(ControlMessage.Pong pong, long atNs) throws IOException {
        if (asked.get() == 0 || pong.sentNs() != sentNs) {
            throw new IOException("it answered what nobody asked");
        }
        ClockOffset now = ClockOffset.of(pong, atNs);
        offset = offset == null ? now : offset.and(now);
        boolean slow = atNs - pong.sentNs() > SLOW_NS;
        int answered = slow ? asked.getAndSet(0) : 1;
        if (!slow && asked.decrementAndGet() > 0) {
            send();
        }
        return answered;
    }

    /** What is known of the other clock by all answers so far. */
    ClockOffset offset() {
        return offset;
    }

    private void send() {
        sentNs = System.nanoTime();
        out.accept(new ControlMessage.Ping(sentNs));
    }
}
