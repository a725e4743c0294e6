package org.tcpp.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks for the largest load that is carried. First with short trials and doubled loads, then between what is carried
 * and what is not; the bounds that short trials have found are tried again with longer ones. What comes next follows
 * from the trials so far and from nothing else, so a search can go on wherever it was left. Immutable; any thread.
 */
public final class Search {

    private static final double DOUBLE = 2;

    private final Goal goal;
    private final LoadRange range;
    private final long first;

    /** Begins at {@code first}, or the possible load that is nearest. */
    public Search(Goal goal, LoadRange range, long first) {
        this.goal = goal;
        this.range = range;
        this.first = range.nearest(first);
    }

    /** The next trial after these; nothing where no other would say more. */
    public Optional<Demand> next(List<Trial> trials) {
        SortedMap<Long, LoadTrials> loads = byLoad(trials);
        Bounds before = null;
        for (Goal phase : goal.phases()) {
            Phase now = new Phase(phase, loads, before);
            Long load = now.next();
            if (load != null) {
                return Optional.of(new Demand(load, phase.trialNs()));
            }
            before = now.bounds();
        }
        return Optional.empty();
    }

    /** What is known after these trials. */
    public Bounds bounds(List<Trial> trials) {
        return new Phase(goal, byLoad(trials), null).bounds();
    }

    /** What the trials at a load say together; there is at least one. */
    public Standing standing(long load, List<Trial> trials) {
        return byLoad(trials).get(load).standing(goal);
    }

    /** What was carried at a load, in the figure's unit. */
    public double carried(long load, List<Trial> trials) {
        return byLoad(trials).get(load).carried(goal);
    }

    private static SortedMap<Long, LoadTrials> byLoad(List<Trial> trials) {
        SortedMap<Long, LoadTrials> loads = new TreeMap<>();
        for (Trial trial : trials) {
            loads.computeIfAbsent(trial.load(), load -> new LoadTrials(load, new ArrayList<>())).trials().add(trial);
        }
        return loads;
    }

    /** A part of the search with one goal. */
    private final class Phase {

        private final Goal goal;
        private final Bounds before;
        private final List<Long> carried = new ArrayList<>();
        private final List<Long> notCarried = new ArrayList<>();
        private boolean reach;

        Phase(Goal goal, SortedMap<Long, LoadTrials> loads, Bounds before) {
            this.goal = goal;
            this.before = before;
            loads.forEach((load, trials) -> {
                switch (trials.standing(goal)) {
                    case LOWER -> carried.add(load);
                    case UPPER -> notCarried.add(load);
                    case OUT_OF_REACH -> {
                        reach |= notCarried.isEmpty();
                        notCarried.add(load);
                    }
                    case UNDECIDED -> {
                        // says nothing yet
                    }
                }
            });
            // what is carried above a load that is not is no answer: MLRsearch calls it pessimistic
            carried.removeIf(load -> !notCarried.isEmpty() && load > notCarried.getFirst());
        }

        Bounds bounds() {
            return new Bounds(carried.isEmpty() ? null : carried.getLast(),
                    notCarried.isEmpty() ? null : notCarried.getFirst(), reach);
        }

        /** The load that has to be tried next, or again; null: none. */
        Long next() {
            Bounds now = bounds();
            if (now.isNone()) {
                return before == null ? (Long) first : before.lower() == null ? before.upper() : before.lower();
            }
            if (now.lower() == null) {
                return below(now.upper());
            }
            return now.upper() == null ? above(now.lower()) : inside(now.lower(), now.upper());
        }

        private Long below(long upper) {
            boolean known = before != null && before.lower() != null && before.lower() < upper;
            return upper <= range.lowest()
                    ? null
                    : known
                            ? before.lower()
                            : (Long) Math.min(upper - range.step(), range.nearest(upper / ratio(notCarried)));
        }

        private Long above(long lower) {
            boolean known = before != null && before.upper() != null && before.upper() > lower;
            return lower >= range.highest()
                    ? null
                    : known
                            ? before.upper()
                            : (Long) Math.max(lower + range.step(), range.nearest(lower * ratio(carried.reversed())));
        }

        private Long inside(long lower, long upper) {
            long middle = range.between(lower, upper);
            return bounds().width() <= goal.width() || middle <= lower || middle >= upper ? null : (Long) middle;
        }

        /** By how much to go on from the first of these loads: each time twice as far, in ratio. */
        private double ratio(List<Long> loads) {
            if (before == null || before.isNone()) {
                return DOUBLE;
            }
            double least = 1 + goal.width();
            if (loads.size() < 2) {
                return least;
            }
            double last = (double) Math.max(loads.get(0), loads.get(1)) / Math.min(loads.get(0), loads.get(1));
            return Math.clamp(last * last, least, DOUBLE);
        }
    }
}
