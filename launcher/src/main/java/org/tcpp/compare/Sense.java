package org.tcpp.compare;

/** What it means that a figure is larger. */
enum Sense {
    /** Something per second. */
    RATE(true, "slower", "faster"),
    /** How long something takes. */
    TIME(false, "slower", "faster"),
    /** Processor time for the same work. */
    COST(false, "costlier", "cheaper"),
    /** An index of fairness. */
    FAIRNESS(true, "less fair", "fairer"),
    /** Anything else. */
    QUANTITY(true, "lower", "higher");

    private final boolean moreIsBetter;
    private final String worse;
    private final String better;

    Sense(boolean moreIsBetter, String worse, String better) {
        this.moreIsBetter = moreIsBetter;
        this.worse = worse;
        this.better = better;
    }

    /** Of a figure of a summary, whose name says it. */
    static Sense of(String figure) {
        if (figure.contains("per_second")) {
            return RATE;
        }
        if (figure.contains("cpu_")) {
            return figure.endsWith("permille") ? QUANTITY : COST;
        }
        if (figure.contains("seconds")) {
            return TIME;
        }
        return figure.contains("fairness_") ? FAIRNESS : QUANTITY;
    }

    boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** What B is if its figure is the larger: {@code faster}. */
    String above() {
        return moreIsBetter ? better : worse;
    }

    /** What B is if its figure is the smaller: {@code slower}. */
    String below() {
        return moreIsBetter ? worse : better;
    }
}
