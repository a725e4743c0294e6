package org.tcpp.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tcpp.result.Ending;
import org.tcpp.result.Result;
import org.tcpp.result.Verdict;

/** Comes to a verdict over many pairs, with reasons that name hosts and pairs. One thread. */
final class MeshJudge {

    private static final int NAMED = 3;

    private final int allowedMissing;
    private final boolean began;
    private final List<MeshHost> hosts;
    private final Set<String> notWhole = new TreeSet<>();
    private final TreeMap<Verdict, Pairs> pairs = new TreeMap<>();
    private int all;
    private int untold;
    private String firstUntold;
    private boolean moved;

    /** How many pairs have a verdict, and what is said of the first of them. */
    private static final class Pairs {
        private int count;
        private final List<String> named = new ArrayList<>();
    }

    MeshJudge(int allowedMissing, boolean began, List<MeshHost> hosts) {
        this.allowedMissing = allowedMissing;
        this.began = began;
        this.hosts = hosts;
        hosts.stream().filter(host -> !host.isWhole()).forEach(host -> notWhole.add(host.name()));
    }

    void add(MeshPair pair, List<String> reasons) {
        all++;
        Long bytes = pair.traffic().bytes();
        moved |= bytes != null && bytes > 0;
        boolean explained = notWhole.contains(pair.where().client()) || notWhole.contains(pair.where().server());
        if (pair.state().why() != null && !explained) {
            untold++;
            firstUntold = firstUntold == null ? pair.where().text() + ": " + pair.state().why() : firstUntold;
        }
        Verdict verdict = pair.state().verdict();
        if (verdict != null && verdict != Verdict.COMPLETE && !explained) {
            Pairs some = pairs.computeIfAbsent(verdict, _ -> new Pairs());
            some.count++;
            if (some.named.size() < NAMED) {
                some.named.add(pair.where().text() + (reasons.isEmpty() ? "" : " (" + reasons.getFirst() + ")"));
            }
        } else if (verdict == Verdict.DAMAGED) {
            pairs.computeIfAbsent(verdict, _ -> new Pairs()).count++;
        }
    }

    /** The verdict of all, and why it is not complete. */
    Result.Judgement of(Ending ending) {
        List<String> reasons = reasons();
        Verdict verdict = reasons.isEmpty() ? Verdict.COMPLETE : Verdict.DEGRADED;
        switch (ending) {
            case Ending.Failed failed -> {
                reasons.addFirst(failed.reason());
                verdict = Verdict.FAILED;
            }
            case Ending.Interrupted early -> {
                reasons.addFirst("ended early by " + early.signal());
                verdict = Verdict.INTERRUPTED;
            }
            case Ending.Impaired impaired -> {
                reasons.addFirst(impaired.reason());
                verdict = moved ? Verdict.DEGRADED : Verdict.FAILED;
            }
            case Ending.Normal _ -> {
                if (!moved) {
                    reasons.addFirst("no pair moved anything");
                    verdict = Verdict.FAILED;
                }
            }
        }
        return new Result.Judgement(pairs.containsKey(Verdict.DAMAGED) ? Verdict.DAMAGED : verdict,
                List.copyOf(reasons));
    }

    /** What is no reason, but should be known. */
    List<String> notes() {
        return absent().size() <= allowedMissing
                ? absent().stream().map(MeshJudge::sentence).map(text -> text + ", which --missing allows").toList()
                : List.of();
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        hosts.stream().filter(host -> host.ending().ended() == HostEnd.LOST).map(MeshJudge::sentence)
                .forEach(reasons::add);
        if (absent().size() > allowedMissing) {
            absent().stream().map(MeshJudge::sentence).forEach(reasons::add);
        }
        pairs.descendingMap().forEach((verdict, some) -> {
            // interrupted pairs are what an end that was wished for makes of them
            if (verdict != Verdict.INTERRUPTED) {
                reasons.add(some.count + " of " + all + (all == 1 ? " pair is " : " pairs are ") + verdict + ": "
                        + String.join("; ", some.named) + (some.count > some.named.size() ? "; and others" : ""));
            }
        });
        if (began && untold > 0) {
            reasons.add("of " + untold + " of " + all + " pairs the client told no result: " + firstUntold
                    + (untold == 1 ? "" : "; and others"));
        }
        return reasons;
    }

    private List<MeshHost> absent() {
        return hosts.stream().filter(host -> host.ending().ended() == HostEnd.ABSENT).toList();
    }

    private static String sentence(MeshHost host) {
        return host.name() + " was " + host.ending().ended()
                + (host.ending().why() == null ? "" : ": " + host.ending().why());
    }
}
