package org.tcpp.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tcpp.result.Decimals;
import org.tcpp.result.Verdict;

/** The trials of a search as they come, and what follows from them. One thread. */
public final class SearchLog {

    private static final double MORE = 1.2;
    private static final double LESS = 0.8;

    private final SearchPlan plan;
    private final SearchOrigin origin;
    private final LoadRange range;
    private final Search search;
    private final List<TrialView> trials = new ArrayList<>();
    private final List<Trial> searched = new ArrayList<>();
    private TrialView overload;
    private Long recoveryNs;
    private boolean triedRecovery;
    private boolean damaged;
    /** Until it is over, it may be ended at any moment without another word. */
    private String ending = "the search had not come to its end when this was written";
    private Verdict endingVerdict = Verdict.INTERRUPTED;

    /** Of a search among these loads. */
    public SearchLog(SearchSpec spec, LoadRange range, SearchOrigin origin) {
        plan = SearchPlan.of(spec, range);
        this.origin = origin;
        this.range = range;
        search = spec.search(range);
    }

    /** The next trial of the search; nothing where no other would say more. */
    public Optional<Demand> next() {
        return search.next(searched);
    }

    /** So many trials have been made. */
    public int size() {
        return trials.size();
    }

    /** A trial is over. */
    public void add(Demand demand, TrialView view) {
        trials.add(view);
        switch (view.purpose()) {
            case SEARCH -> searched.add(new Trial(demand.load(), demand.durationNs(), view.grade(),
                    view.measure().lossRatio().doubleValue()));
            case OVERLOAD -> overload = view;
            case RECOVERY -> triedRecovery = true;
        }
    }

    /** True if nothing was wrong with the last one. */
    public boolean lastIsGood() {
        return trials.getLast().grade() == Grade.GOOD;
    }

    /** Other bytes came in a trial than were sent. */
    public void damaged() {
        damaged = true;
    }

    /** The server has carried what it should again, so long after it was asked for too much. */
    public void recovered(long afterNs) {
        recoveryNs = afterNs;
    }

    /** No trial follows, and how it ended follows from those that were made. */
    public void end() {
        ending = null;
        endingVerdict = null;
    }

    /** The search ended before its time. */
    public void endEarly(Verdict verdict, String why) {
        endingVerdict = verdict;
        ending = why;
    }

    /** The last so many trials say nothing about their loads: the server was not there. */
    public void forget(int last) {
        searched.subList(Math.max(0, searched.size() - last), searched.size()).clear();
    }

    /** Between which loads the limit lies, as far as it is known. */
    public Bounds bounds() {
        return search.bounds(searched);
    }

    /** A fifth more than what is carried; nothing where that is not known, or nothing above it can be asked for. */
    public Optional<Long> overload() {
        Bounds bounds = bounds();
        return bounds.lower() == null || bounds.reach() || bounds.lower() >= range.highest()
                ? Optional.empty()
                : Optional.of(range.nearest(Math.max(bounds.lower() * MORE, bounds.lower() + range.step())));
    }

    /** A fifth less than what is carried, one step at least; nothing where so little cannot be asked for. */
    public Optional<Long> recovery() {
        Long lower = bounds().lower();
        return lower == null || lower - range.step() < range.lowest()
                ? Optional.empty()
                : Optional.of(Math.min(range.nearest(lower * LESS), lower - range.step()));
    }

    /** How it stands. */
    public SearchResult result() {
        List<String> reasons = new ArrayList<>();
        Bounds bounds = bounds();
        if (ending != null) {
            reasons.add(ending);
        } else if (bounds.lower() == null) {
            reasons.add(bounds.upper() == null
                    ? "nothing was found out"
                    : "not even the smallest load that can be asked for is carried");
        } else if (bounds.upper() == null) {
            reasons.add("the largest load that may be asked for is carried; where the limit lies is not known");
        } else if (bounds.reach()) {
            reasons.add("the client cannot offer more than the lower bound, so the server's limit is not known");
        }
        if (triedRecovery && recoveryNs == null && ending == null) {
            reasons.add("after too much load the server did not carry less than its limit again within a minute");
        }
        return new SearchResult(SearchResult.SCHEMA, verdict(reasons), List.copyOf(reasons), origin, plan,
                answer(bounds),
                loads(), List.copyOf(trials));
    }

    private Verdict verdict(List<String> reasons) {
        if (damaged) {
            reasons.addFirst("in a trial other bytes came than were sent");
            return Verdict.DAMAGED;
        }
        return endingVerdict != null ? endingVerdict : reasons.isEmpty() ? Verdict.COMPLETE : Verdict.DEGRADED;
    }

    private Answer answer(Bounds bounds) {
        BigDecimal carried = bounds.lower() == null ? null : Decimals.six(search.carried(bounds.lower(), searched));
        return new Answer(Answer.Between.of(bounds), carried, new Answer.After(
                overload == null ? null : (Long) overload.offer().load(),
                overload == null ? null : overload.measure().measured(),
                recoveryNs == null ? null : Decimals.seconds(recoveryNs)));
    }

    private List<LoadView> loads() {
        return searched.stream().map(Trial::load).distinct().sorted()
                .map(load -> LoadView.of(load, search.standing(load, searched), searched)).toList();
    }
}
