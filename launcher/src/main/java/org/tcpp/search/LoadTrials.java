package org.tcpp.search;

import java.util.Comparator;
import java.util.List;

/**
 * All trials at one load, and what they say under a goal. Time is what counts, as MLRsearch has it: bad and good time,
 * in trials that are long enough and in shorter ones.
 *
 * @param load in the figure's unit
 * @param trials in the order in which they were made
 */
record LoadTrials(long load, List<Trial> trials) {

    /** So often the client may fail to offer it before that is taken for an answer. */
    private static final int MOST_INVALID = 3;

    /** What they say. */
    Standing standing(Goal goal) {
        Sums sums = new Sums();
        trials.forEach(trial -> sums.add(trial, trial.durationNs() >= goal.trialNs()));
        double ratio = goal.exceedRatio();
        // good short trials make up for bad ones, and show nothing beyond that
        double badNs = sums.badNs + Math.max(0, sums.shortBadNs - sums.shortGoodNs * ratio / (1 - ratio));
        double wholeNs = Math.max(badNs + sums.goodNs, goal.sumNs());
        if (wholeNs - sums.goodNs <= wholeNs * ratio) {
            return Standing.LOWER;
        }
        if (badNs > wholeNs * ratio) {
            return Standing.UPPER;
        }
        return sums.invalid >= MOST_INVALID ? Standing.OUT_OF_REACH : Standing.UNDECIDED;
    }

    /** Times of trials by what they say, long enough ones and short ones. */
    private static final class Sums {

        private long goodNs;
        private long badNs;
        private long shortGoodNs;
        private long shortBadNs;
        private int invalid;

        void add(Trial trial, boolean longEnough) {
            switch (trial.grade()) {
                case GOOD -> {
                    goodNs += longEnough ? trial.durationNs() : 0;
                    shortGoodNs += longEnough ? 0 : trial.durationNs();
                }
                case BAD -> {
                    badNs += longEnough ? trial.durationNs() : 0;
                    shortBadNs += longEnough ? 0 : trial.durationNs();
                }
                case INVALID -> invalid++;
                case REFUSED -> invalid = MOST_INVALID;
            }
        }
    }

    /**
     * What was carried at this load, MLRsearch's conditional throughput: the load less the loss of the worst trial that
     * the exceed ratio does not excuse. Time that is missing counts as lost.
     */
    double carried(Goal goal) {
        List<Trial> sorted = trials.stream()
                .filter(trial -> trial.grade() == Grade.GOOD || trial.grade() == Grade.BAD)
                .filter(trial -> trial.durationNs() >= goal.trialNs())
                .sorted(Comparator.comparingDouble(Trial::lossRatio)).toList();
        double whole = Math.max(goal.sumNs(), sorted.stream().mapToLong(Trial::durationNs).sum());
        double rest = whole * (1 - goal.exceedRatio());
        double loss = 1;
        for (Trial trial : sorted) {
            if (rest <= 0) {
                break;
            }
            loss = trial.lossRatio();
            rest -= trial.durationNs();
        }
        return load * (1 - (rest > 0 ? 1 : loss));
    }
}
