package org.tcpp.compare;

import java.util.Locale;

/**
 * What a ratio allows to say, in words that claim no more than it shows.
 *
 * @param outcome in one word
 * @param sentence for a person, to stand behind "B is" or alone
 */
record Judgement(Outcome outcome, String sentence) {

    /** Differences that an experiment can aim at, as shares. */
    private static final double[] AIMS = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001};
    /**
     * An interval so much narrower than a difference, half against whole, leaves it out in four of five experiments:
     * 1.96 / (1.96 + 0.84), of the normal distribution.
     */
    private static final double POWERFUL = 0.7;
    /** With fewer on both sides no outcome could be significant. */
    static final int FEWEST_RUNS = 4;

    /** What was found. */
    enum Outcome {
        /** B's figure is the larger. */
        ABOVE,
        /** B's figure is the smaller. */
        BELOW,
        /** They differ by less than was asked for. */
        SAME,
        /** Both may be. */
        UNCLEAR,
        /** There are too few runs for a verdict. */
        TOO_FEW;

        /** {@code too_few}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Of a ratio.
     *
     * @param sameWithin a difference that does not matter, as a share; 0: none was named
     * @param runs how many each, on average
     */
    static Judgement of(Ratio ratio, Sense sense, double sameWithin, double runs) {
        if (!ratio.hasInterval()) {
            return new Judgement(Outcome.TOO_FEW, "no verdict: how much runs differ among themselves is known from"
                    + " several runs only, and with fewer than " + FEWEST_RUNS
                    + " of each no outcome could be told from"
                    + " chance; 10 each are a good start (--trials 10)");
        }
        double low = ratio.low();
        double high = ratio.high();
        if (low >= 1 - sameWithin && high <= 1 + sameWithin && sameWithin > 0) {
            return new Judgement(Outcome.SAME, "the same within " + Percent.plain(sameWithin) + " % (asked for)");
        }
        if (low > 1 || high < 1) {
            double near = low > 1 ? low : high;
            double far = low > 1 ? high : low;
            return new Judgement(low > 1 ? Outcome.ABOVE : Outcome.BELOW,
                    (low > 1 ? sense.above() : sense.below()) + " by "
                            + Percent.of(near, high - low) + " to " + Percent.of(far, high - low) + " %");
        }
        return new Judgement(Outcome.UNCLEAR, "no difference shown: anything between "
                + Percent.of(low, high - low) + " % " + sense.below() + " and "
                + Percent.of(high, high - low) + " % " + sense.above() + " fits these runs"
                + outlook(ratio, sameWithin, runs));
    }

    /** How many runs would show a difference that these do not. */
    private static String outlook(Ratio ratio, double sameWithin, double runs) {
        double half = Math.log(ratio.high() / ratio.low()) / 2;
        double aim = sameWithin;
        for (int i = 0; aim == 0 && i < AIMS.length; i++) {
            aim = AIMS[i] < half ? AIMS[i] : 0;
        }
        double narrow = POWERFUL * Math.log1p(aim);
        return aim == 0 || half <= narrow
                ? ""
                : "; about " + (long) Math.ceil(runs * Math.pow(half / narrow, 2)) + " runs each would show "
                        + Percent.plain(aim) + " %";
    }
}
