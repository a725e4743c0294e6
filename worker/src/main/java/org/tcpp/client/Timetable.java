package org.tcpp.client;

import org.tcpp.message.Arrivals;
import org.tcpp.message.Load;
import org.tcpp.size.CounterRandom;

/**
 * When one worker's connections are to begin: a pure function of plan, seed and index. Constant gaps and bursts are
 * divided by index, so that workers take turns; of the others each worker draws its own with its part of the rate, and
 * Poisson's add up to Poisson's. One thread; allocates nothing.
 */
public final class Timetable {

    private static final double NS_PER_S = 1e9;
    /** Keeps these draws apart from those of sizes, which have the same seed and index. */
    private static final long SALT = 0x6172726976616c73L;

    private final Arrivals arrivals;
    private final long seed;
    private final Load.Share share;
    private long ordinal;
    /** Drawn gaps so far, in units of the mean gap. */
    private double drawn;

    /**
     * Before the first.
     *
     * @param arrivals over all workers
     * @param seed of the draws
     * @param share of this worker
     */
    public Timetable(Arrivals arrivals, long seed, Load.Share share) {
        this.arrivals = arrivals;
        this.seed = CounterRandom.mix(seed ^ SALT);
        this.share = share;
    }

    /** When the next one is to begin, in nanoseconds after the run's beginning; never before the one before. */
    public long nextNs() {
        long index = share.index(ordinal++);
        return (long) switch (arrivals.shape()) {
            case CONSTANT -> index * (NS_PER_S / arrivals.number());
            case BURST -> (double) arrivals.spanNs() * (index / arrivals.number());
            case POISSON -> draw(-Math.log(fraction(index))) * NS_PER_S / arrivals.number();
            case PARETO -> draw(paretoGap(fraction(index))) * NS_PER_S / arrivals.number();
            case RAMP -> rampNs(draw(-Math.log(fraction(index))));
            case CLOSED -> throw new IllegalStateException("a closed loop has no timetable");
        };
    }

    /** The sum with one more gap, as connections of all workers. */
    private double draw(double gap) {
        drawn += gap;
        return drawn * share.stride();
    }

    private double fraction(long index) {
        return CounterRandom.fraction(seed, index);
    }

    /** With a mean of one. */
    private double paretoGap(double fraction) {
        double alpha = arrivals.alpha();
        return (alpha - 1) / alpha * Math.pow(fraction, -1 / alpha);
    }

    /** When so many are due: the inverse of how many are due by a time, which grows with its square. */
    private double rampNs(double due) {
        double first = arrivals.number();
        double last = arrivals.lastNumber();
        double seconds = arrivals.spanNs() / NS_PER_S;
        double whole = (first + last) / 2 * seconds;
        return NS_PER_S * (due < whole
                ? 2 * due / (first + Math.sqrt(first * first + 2 * due * (last - first) / seconds))
                : seconds + (due - whole) / last);
    }
}
