package org.tcpp.compare;

/**
 * Mann and Whitney's U: of all pairs of a run of A and a run of B, those in which B's figure is the smaller. If A and
 * B do not differ, every order of the runs is as likely as every other, and this is how likely each U is then; exactly,
 * by counting orders (Mann and Whitney, Ann. Math. Stat. 18, 1947). Immutable.
 */
final class MannWhitney {

    /** More pairs take more than a second or two. */
    static final long MOST_PAIRS = 1_000_000;

    private final long pairs;
    private final double[] atMost;

    /** For so many runs of A and of B, both at least 1, and together at most {@link #MOST_PAIRS} pairs. */
    MannWhitney(int a, int b) {
        pairs = (long) a * b;
        atMost = new double[(int) (pairs / 2) + 1];
        count(a, b);
        for (int u = 1; u < atMost.length; u++) {
            atMost[u] += atMost[u - 1];
        }
    }

    /**
     * The shares of all orders that give each U: the coefficients of the Gaussian binomial, built up one run of A at a
     * time, of which each multiplies with {@code 1 - q^(b+i)} and divides by {@code 1 - q^i}. The upper half mirrors
     * the lower.
     */
    private void count(int a, int b) {
        atMost[0] = 1;
        for (int i = 1; i <= a; i++) {
            for (int u = atMost.length - 1; u >= b + i; u--) {
                atMost[u] -= atMost[u - b - i];
            }
            for (int u = i; u < atMost.length; u++) {
                atMost[u] += atMost[u - i];
            }
            for (int u = 0; u < atMost.length; u++) {
                atMost[u] *= i / (double) (b + i);
            }
        }
    }

    /** How likely a U of at most {@code u} is. */
    double atMost(long u) {
        if (u < 0) {
            return 0;
        }
        return u < atMost.length ? atMost[(int) u] : 1 - atMost(pairs - u - 1);
    }

    /**
     * How likely it is that so few pairs, or fewer, go against either direction.
     *
     * @param against pairs that go against a difference in the direction that most pairs have
     */
    double twoSided(long against) {
        return Math.min(1, 2 * atMost(against));
    }

    /**
     * Which of the sorted quotients of all pairs, counted from 1, is the end of an interval that misses the truth at
     * most that often; the other end is as far from the last. 0 if there are too few runs for any.
     */
    int rank(double error) {
        int rank = 0;
        while (rank < atMost.length && atMost[rank] <= error / 2) {
            rank++;
        }
        return rank;
    }
}
