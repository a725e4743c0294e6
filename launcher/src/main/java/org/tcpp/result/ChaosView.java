package org.tcpp.result;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.behaviour.Behaviour;
import org.tcpp.behaviour.ChaosPlan;
import org.tcpp.estimate.Distribution;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Side;
import org.tcpp.message.Conduct;
import org.tcpp.message.Failures;
import org.tcpp.message.Judged;
import org.tcpp.message.Role;
import org.tcpp.plan.RunSpec;

/**
 * How connections ended that misbehaved, each end judged by itself, and what became of the bystanders among them.
 *
 * @param mix how frequent each behaviour was asked for
 * @param seed where the draws start
 * @param behaviours a row for each behaviour and end
 * @param bystanders those that did what was agreed for all
 */
public record ChaosView(String mix, long seed, List<BehaviourView> behaviours, List<BystandersView> bystanders) {

    /**
     * One behaviour at one end.
     *
     * @param behaviour which, as a stable word
     * @param meaning what happens, in a clause
     * @param role {@code client} or {@code server}
     * @param begun connections of it that came to be at this end
     * @param judged how many ended how
     * @param time from the last that this end did or saw to the ending; null where none ended
     * @param endings each way in which any ended
     */
    public record BehaviourView(String behaviour, String meaning, String role, long begun, JudgedView judged,
            Distribution.Quantiles time, List<EndingView> endings) {
    }

    /**
     * Counts of endings; what is left of those begun was under way when the run was stopped, or is
     * not judged, since the other end was lost.
     *
     * @param expected as it should
     * @param tolerated as it may, in a race that TCP allows
     * @param unexpected as it may not, or too late
     * @param hung not at all, for as long as it was waited for
     * @param notSupported however it ended: the host or the engine could not do what the behaviour asks for
     */
    public record JudgedView(long expected, long tolerated, long unexpected, long hung, long notSupported) {

        private static JudgedView of(Conduct conduct) {
            return new JudgedView(conduct.count(Judged.EXPECTED), conduct.count(Judged.TOLERATED),
                    conduct.count(Judged.UNEXPECTED), conduct.count(Judged.HUNG),
                    conduct.count(Judged.NOT_SUPPORTED));
        }
    }

    /**
     * One way to end.
     *
     * @param ending what happened: {@code done}, the word of a cause, or {@code nothing}
     * @param judged whether it may
     * @param count how often
     * @param example the first
     * @param again the words of the command that makes that connection again, alone
     */
    public record EndingView(String ending, String judged, long count, FailureView.Example example,
            List<String> again) {
    }

    /**
     * The bystanders at one end.
     *
     * @param role {@code client} or {@code server}
     * @param begun how many there were
     * @param completed how many ended as agreed
     * @param failed how many did not: collateral damage
     */
    public record BystandersView(String role, long begun, long completed, long failed) {
    }

    /** Null where nobody misbehaved by plan. */
    static ChaosView of(RunFacts facts, RunSpec plan, Estimate estimate, Axis axis) {
        ChaosPlan chaos = plan.exchange().chaos();
        if (!chaos.isOn()) {
            return null;
        }
        List<BehaviourView> rows = new ArrayList<>();
        List<BystandersView> bystanders = new ArrayList<>();
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                bystanders.add(bystanders(side));
            }
        }
        for (Behaviour behaviour : Behaviour.strange()) {
            for (Side side : new Side[]{estimate.client(), estimate.server()}) {
                if (side != null) {
                    side.conduct()
                            .stream()
                            .filter(conduct -> conduct.behaviour() == behaviour)
                            .forEach(conduct -> rows.add(of(conduct, side, axis, new Again(facts, plan))));
                }
            }
        }
        return new ChaosView(chaos.text(), chaos.seed(), List.copyOf(rows), List.copyOf(bystanders));
    }

    private static BehaviourView of(Conduct conduct, Side side, Axis axis, Again again) {
        Distribution times = side.distribution(Conduct.histogram(conduct.behaviour())).value();
        return new BehaviourView(conduct.behaviour().word(), conduct.behaviour().meaning(), side.role().word(),
                conduct.begun(), JudgedView.of(conduct), times == null ? null : times.values(),
                conduct.endings()
                        .stream()
                        .map(ending -> new EndingView(ending.word(), ending.judged().word(), ending.count(),
                                example(ending.example(), side.role(), axis), again.words(ending.example())))
                        .toList());
    }

    /** The command that makes one connection again: that of the run, with the one server which that goes to. */
    private record Again(RunFacts facts, RunSpec plan) {

        List<String> words(Failures.Example one) {
            List<String> words = new ArrayList<>(facts.commandLine());
            if (plan.exchange().chaos().only() != ChaosPlan.ALL) {
                return List.copyOf(words);
            }
            if (plan.servers().size() > 1) {
                String server = plan.servers().get((int) (one.connection() % plan.servers().size())).host();
                words.replaceAll(word -> word.endsWith(plan.host())
                        ? word.substring(0, word.length() - plan.host().length()) + server
                        : word);
            }
            words.addAll(List.of("--only", Long.toString(one.connection())));
            return List.copyOf(words);
        }
    }

    private static FailureView.Example example(Failures.Example one, Role role, Axis axis) {
        return new FailureView.Example(one.worker(), one.connection(), one.local(), one.remote(), one.bytes(),
                axis.seconds(role, one.atNs()), one.detail());
    }

    private static BystandersView bystanders(Side side) {
        long begun = 0;
        long right = 0;
        for (Conduct conduct : side.conduct()) {
            begun += conduct.begun();
            right += conduct.endings()
                    .stream()
                    .filter(ending -> !ending.judged().isFailure())
                    .mapToLong(Conduct.Ending::count)
                    .sum();
        }
        return new BystandersView(side.role().word(), side.totals().started() - begun,
                side.totals().completed() - right, side.totals().failed() - (begun - right));
    }
}
