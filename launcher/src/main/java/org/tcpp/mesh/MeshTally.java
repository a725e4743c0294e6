package org.tcpp.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tcpp.cli.Options;
import org.tcpp.estimate.Figure;
import org.tcpp.pattern.Pair;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Finding;
import org.tcpp.result.Note;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.RunView;
import org.tcpp.result.Verdict;

/**
 * Adds pairs up as their results come, and keeps of each a row of figures and what it moved when. So its memory grows
 * with the number of pairs by some kilobytes each, and not by their results. One thread.
 */
public final class MeshTally {

    /** Rows of the sum over time, for a page. */
    private static final int MOST_INTERVALS = 600;

    private final Options.Hosts plan;
    private final RunSpec each;
    private final Map<Key, Seen> seen = new HashMap<>();
    private final MergedTimes times = new MergedTimes();
    private final HostFailure.Sum failures = new HostFailure.Sum();
    private final PairFindings findings = new PairFindings();
    private boolean began;

    private record Key(int round, Pair pair) {
    }

    /** What is kept of a pair. */
    private record Seen(MeshPair row, PairTrace trace, List<String> reasons) {
    }

    /** Nothing yet of pairs that are to do {@code each}. */
    public MeshTally(Options.Hosts plan, RunSpec each) {
        this.plan = plan;
        this.each = each;
    }

    /** Data begins to flow. Of what never began nothing is said of what was moved. */
    public void begin() {
        began = true;
    }

    /** Adds what became of a pair; of a pair that was added before, which is a mistake, nothing counts twice. */
    public void add(PairOutcome outcome) {
        Key key = new Key(outcome.round(), outcome.pair());
        if (seen.containsKey(key)) {
            throw new IllegalArgumentException(outcome.pair().text() + " in round " + outcome.round() + ", twice");
        }
        seen.put(key, seen(outcome));
        if (outcome.result() != null) {
            began = true;
            times.add(outcome);
            failures.add(outcome);
            findings.add(outcome);
        }
    }

    /** All of it, with a row for each pair of the plan; one of which nobody told stays empty. */
    public MeshResult result(RunFacts facts, List<MeshHost> hosts) {
        Map<String, MeshHost> byName = hosts.stream().collect(Collectors.toMap(MeshHost::name, host -> host,
                (one, _) -> one, LinkedHashMap::new));
        List<MeshPair> pairs = new ArrayList<>();
        List<MeshSum> sums = new ArrayList<>();
        List<MeshInterval> intervals = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        facts.warnings().forEach(warning -> notes.add(new Note("run", warning)));
        List<List<Pair>> rounds = plan.rounds().rounds();
        MeshJudge judge = new MeshJudge(plan.missing(), began, hosts);
        for (int round = 1; round <= rounds.size(); round++) {
            List<Seen> all = all(round, rounds.get(round - 1), byName);
            Set<PairTrace> throughout = all.stream().filter(one -> ran(one, byName)).map(Seen::trace)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<PairTrace> ran = List.copyOf(throughout);
            List<PairTrace> lost = all.stream().map(Seen::trace).filter(trace -> !throughout.contains(trace)).toList();
            Figure<PairTrace.Span> window = CommonWindow.of(ran);
            if (began) {
                windowless(round, window).ifPresent(notes::add);
                unknown(round, lost, byName).ifPresent(notes::add);
            }
            sums.add(MeshSum.of(round, window.value(), ran, lost));
            all.forEach(one -> {
                pairs.add(one.row.with(MeshPair.Window.of(one.trace, window.value(), throughout.contains(one.trace))));
                judge.add(one.row, one.reasons);
            });
            intervals.addAll(MeshInterval.of(round, all.stream().map(Seen::trace).toList(),
                    Math.max(1, MOST_INTERVALS / rounds.size())));
        }
        notes.addAll(times.notes());
        judge.notes().forEach(sentence -> notes.add(new Note("hosts", sentence)));
        MeshResult.Figures figures = new MeshResult.Figures(MeshStart.of(pairs, hosts), sums, MeshFairness.of(pairs),
                times.latencies());
        Result.Judgement judgement = judge.of(facts.ending());
        List<Finding> found = new ArrayList<>(MeshFindings.of(figures.start(), hosts));
        found.addAll(findings.list());
        return new MeshResult(MeshResult.SCHEMA, judgement, RunView.of(facts),
                MeshPlanView.of(plan, each, facts.allowed()),
                MeshSummary.of(facts.started(), judgement.verdict(), hosts, pairs, figures, each.exchange(), notes),
                figures,
                new MeshResult.Faults(failures.list(), found),
                new MeshResult.Tables(FewerSamples.of(hosts), pairs, intervals, times.histograms(), notes));
    }

    private static Optional<Note> windowless(int round, Figure<PairTrace.Span> window) {
        return window.known()
                ? Optional.empty()
                : Optional.of(new Note("sums", "round " + round + ": " + window.reason()));
    }

    /** What is said of lost pairs whose bytes nobody told; those of an absent host moved nothing. */
    private static Optional<Note> unknown(int round, List<PairTrace> lost, Map<String, MeshHost> hosts) {
        List<String> pairs = lost.stream().filter(trace -> trace.bytes().isEmpty()).map(PairTrace::pair)
                .filter(pair -> !isAbsent(hosts, pair.client().name()) && !isAbsent(hosts, pair.server().name()))
                .map(Pair::text).toList();
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Note("sums", "round " + round + ": nobody told what " + pairs.getFirst()
                        + (pairs.size() == 1 ? "" : " and " + (pairs.size() - 1) + " more pairs")
                        + " moved before it was lost, so that the sum is without it"));
    }

    private static boolean isAbsent(Map<String, MeshHost> hosts, String name) {
        return hosts.containsKey(name) && hosts.get(name).ending().ended() == HostEnd.ABSENT;
    }

    private List<Seen> all(int round, List<Pair> planned, Map<String, MeshHost> hosts) {
        return planned.stream().map(pair -> {
            Seen one = seen.get(new Key(round, pair));
            return one != null ? one : seen(new PairOutcome(round, pair, null, why(pair, hosts), null));
        }).toList();
    }

    private static String why(Pair pair, Map<String, MeshHost> hosts) {
        return List.of(pair.client(), pair.server()).stream().map(host -> hosts.get(host.name()))
                .filter(host -> host != null && !host.isWhole())
                .map(host -> host.name() + " was " + host.ending().ended()).findFirst().orElse("nobody told of it");
    }

    private static Seen seen(PairOutcome outcome) {
        return new Seen(MeshPair.of(outcome, new MeshPair.Window(null, null)), PairTrace.of(outcome),
                outcome.result() == null ? List.of() : outcome.result().verdictReasons());
    }

    /** True if it was there from the beginning to the end, however well it did. */
    private static boolean ran(Seen one, Map<String, MeshHost> hosts) {
        Verdict verdict = one.row.state().verdict();
        return one.trace.span() != null && one.row.state().why() == null && verdict != null
                && verdict != Verdict.FAILED && isWhole(hosts, one.trace.pair().client().name())
                && isWhole(hosts, one.trace.pair().server().name());
    }

    private static boolean isWhole(Map<String, MeshHost> hosts, String name) {
        return !hosts.containsKey(name) || hosts.get(name).isWhole();
    }
}
