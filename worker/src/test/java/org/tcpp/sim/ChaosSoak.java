package org.tcpp.sim;

/**
 * Misbehaviour over simulated stacks by the thousand, in one thread: {@code ChaosSoak FIRST COUNT MOST-FAILURES}. Each
 * seed is a run in which nothing is broken, and a run with each defect, which has to be noticed. Ends with an
 * exception, and so with status 1, if anything failed.
 */
public final class ChaosSoak {

    private static final long CONNECTIONS = 150;
    private static final long SAY_NS = 10_000_000_000L;

    private ChaosSoak() {}

    /** Makes the runs. */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        long count = Long.parseLong(arguments[1]);
        int most = Integer.parseInt(arguments[2]);
        int failures = 0;
        long saidNs = System.nanoTime();
        long seed = first;
        for (; seed < first + count && failures < most; seed++) {
            failures += make(seed);
            if (System.nanoTime() - saidNs >= SAY_NS) {
                saidNs = System.nanoTime();
                System.out.println("up to seed " + seed + ": " + failures + " failed");
            }
        }
        System.out.println("up to seed " + (seed - 1) + ": " + failures + " failed");
        if (failures > 0) {
            throw new IllegalStateException(failures + " runs failed");
        }
    }

    private static int make(long seed) {
        int failures = isRight(() -> ChaosCase.playHealthy(seed, CONNECTIONS)) ? 0 : 1;
        for (ChaosCase broken : ChaosCase.ALL) {
            failures += isRight(() -> broken.play(seed, CONNECTIONS)) ? 0 : 1;
        }
        return failures;
    }

    private static boolean isRight(Runnable run) {
        try {
            run.run();
            return true;
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
            return false;
        }
    }
}
