package org.tcpp.sim;

import java.util.function.LongFunction;

/**
 * Simulated runs by the million, in one thread: {@code Soak FIRST COUNT MOST-FAILURES}. Prints each failure with the
 * line that replays it, and every ten seconds how far it has come; with a count of 1 the whole story. Ends with an
 * exception, and so with status 1, if anything failed.
 */
public final class Soak {

    private static final long SAY_NS = 10_000_000_000L;

    private Soak() {}

    /** Makes the runs. */
    public static void main(String[] arguments) {
        make(arguments, Simulation::run);
    }

    /** Makes the runs of seeds in that way. */
    static void make(String[] arguments, LongFunction<Simulation> making) {
        long first = Long.parseLong(arguments[0]);
        long count = Long.parseLong(arguments[1]);
        int most = Integer.parseInt(arguments[2]);
        long beganNs = System.nanoTime();
        long saidNs = beganNs;
        long done = 0;
        int failures = 0;
        for (; done < count && failures < most; done++) {
            failures += make(making, first + done, count == 1) ? 0 : 1;
            if (System.nanoTime() - saidNs >= SAY_NS) {
                saidNs = System.nanoTime();
                say(first + done, done + 1, failures, saidNs - beganNs);
            }
        }
        say(first + done - 1, done, failures, System.nanoTime() - beganNs);
        if (failures > 0) {
            throw new IllegalStateException(failures + " of " + done + " seeds failed");
        }
    }

    private static boolean make(LongFunction<Simulation> making, long seed, boolean alone) {
        try {
            Simulation simulation = making.apply(seed);
            if (alone) {
                System.out.println("seed " + seed + ": nothing wrong\n    " + simulation.scenario + "\n    "
                        + simulation.disturbances + "\n" + simulation.story());
            }
            return true;
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
            if (alone) {
                e.getCause().printStackTrace(System.out);
            }
            return false;
        }
    }

    private static void say(long last, long done, int failures, long ns) {
        System.out.printf("up to seed %d: %d runs, %d failed, %.0f runs/s%n", last, done, failures, done * 1e9 / ns);
    }
}
