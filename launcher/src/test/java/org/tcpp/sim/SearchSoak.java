package org.tcpp.sim;

/**
 * Searches over a simulated network: {@code SearchSoak FIRST COUNT IGNORED}. Prints each that does not end within three
 * per cent of what the path carries, and how many do. Ends with an exception, and so with status 1, if these are fewer
 * than 95 in a hundred.
 */
public final class SearchSoak {

    private static final double LEAST_NEAR = 0.95;
    private static final double SECOND_NS = 1e9;

    private SearchSoak() {}

    /** Makes the searches. */
    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        long count = Long.parseLong(arguments[1]);
        long beganNs = System.nanoTime();
        long near = 0;
        long trials = 0;
        for (long seed = first; seed < first + count; seed++) {
            SimulatedSearch.Answer answer = new SimulatedSearch(seed).answer();
            near += answer.isNear() ? 1 : 0;
            trials += answer.trials();
            if (!answer.isNear() || count == 1) {
                System.out.println("seed " + seed + ": " + answer);
            }
        }
        System.out.printf("%d of %d searches ended within 3 %%; %d trials, %.0f s%n", near, count, trials,
                (System.nanoTime() - beganNs) / SECOND_NS);
        if (near < LEAST_NEAR * count) {
            throw new IllegalStateException("too few searches ended near what the path carries");
        }
    }
}
