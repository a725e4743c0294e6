package org.tcpp.flow;

/**
 * Whether it pays to try at once what could also wait for an event. On a short path (loopback, a rack) a write right
 * after connect, or a read right after accept, mostly succeeds and saves a registration and a wait; on a long one it
 * never does and only costs. So the last {@value #MEMORY} or so tries decide, and where trying does not pay, one in
 * {@value #PROBE} is still made, to notice when that changes. One thread.
 */
public final class Eagerness {

    private static final int MEMORY = 32;
    private static final int PROBE = 64;

    private int score = MEMORY;
    private int passed;

    /** True if it is worth trying now. */
    public boolean isWorthTrying() {
        return score > MEMORY / 4 || ++passed % PROBE == 0;
    }

    /** A try succeeded. What succeeds after it has waited says nothing about trying. */
    void onSuccess() {
        score = Math.min(MEMORY, score + 4);
    }

    /** A try came too early. */
    void onMiss() {
        score = Math.max(0, score - 1);
    }
}
