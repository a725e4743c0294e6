package org.tcpp.loop;

/**
 * Whether it pays to try at once what could also wait for an event. On a short way (loopback, a rack) a write right
 * after connect, or a read right after accept, mostly succeeds and saves a registration and a wait; on a long way it
 * never does and only costs. So the last {@value #MEMORY} or so attempts decide, and where trying does not pay, one in
 * {@value #PROBE} is still made, to notice when that changes. One thread.
 */
final class Eagerness {

    private static final int MEMORY = 32;
    private static final int PROBE = 64;

    private int score = MEMORY;
    private int passed;

    /** True if it is worth trying now. */
    boolean worthTrying() {
        return score > MEMORY / 4 || ++passed % PROBE == 0;
    }

    /** The attempt succeeded. */
    void paid() {
        score = Math.min(MEMORY, score + 4);
    }

    /** The attempt came too early. */
    void missed() {
        score = Math.max(0, score - 1);
    }
}
