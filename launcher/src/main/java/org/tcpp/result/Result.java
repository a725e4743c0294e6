package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.tcpp.disturb.Disturbed;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.plan.RunSpec;

/**
 * Everything that a face may show of one run, as one tree; names, order and units of its fields are those of the JSON
 * form ({@code docs/result.schema.json}). Its size is bounded whatever the run. Immutable.
 *
 * @param schema {@link #SCHEMA}
 * @param judgement what became of the run
 * @param run which run
 * @param plan every option in force
 * @param summary the figures, one flat row
 * @param figures the figures, in full
 * @param faults what went wrong, or might mislead
 * @param tables rows of what was seen
 */
public record Result(String schema, @JsonUnwrapped Judgement judgement, RunView run, PlanView plan, Summary summary,
        @JsonUnwrapped Figures figures, @JsonUnwrapped Faults faults, @JsonUnwrapped Tables tables) {

    /** Name and version of the form. */
    public static final String SCHEMA = "tcpp-result/2";

    /**
     * What became of the run.
     *
     * @param verdict in one word
     * @param verdictReasons why it is not complete; empty if it is
     */
    public record Judgement(Verdict verdict, List<String> verdictReasons) {
    }

    /**
     * The figures, in full.
     *
     * @param steady the steady window
     * @param sizes sizes of connections, asked for and drawn
     * @param latencies distributions of times
     * @param tcpInfo what the kernels say of connections
     * @param fairness how evenly connections and workers were served
     * @param openLoop what became of connections that each had its moment; null where none had
     * @param servers what each of several servers had of it; empty where there is one, and in results of earlier
     *            versions
     */
    public record Figures(SteadyView steady, SizesView sizes, List<LatencyView> latencies, List<TcpInfoView> tcpInfo,
            FairnessView fairness, OpenLoopView openLoop, List<ServerView> servers) {

        public Figures {
            servers = servers == null ? List.of() : List.copyOf(servers);
        }
    }

    /**
     * What went wrong, or might mislead.
     *
     * @param failures failed connections by kind
     * @param integrity whether what came is what was sent; null where nobody checked, or has told
     * @param chaos how connections ended that misbehaved by plan; null where none did
     * @param findings what should be known before a figure is quoted
     */
    public record Faults(List<FailureView> failures, IntegrityView integrity, ChaosView chaos,
            List<Finding> findings) {
    }

    /**
     * Rows of what was seen.
     *
     * @param workers one row each
     * @param intervals what happened when, one row each
     * @param failureIntervals which connections failed when, a row for each kind and interval; empty in results of
     *            earlier versions
     * @param histograms whole distributions, encoded
     * @param hosts both ends
     * @param disturbances what was done to this host while the run lasted; empty in results of earlier versions
     * @param notices what workers wanted a person to know
     * @param notes why a figure is null, warnings, limits of what this says
     */
    public record Tables(List<WorkerView> workers, List<IntervalView> intervals,
            List<FailureIntervalView> failureIntervals, List<HistogramView> histograms, List<HostRow> hosts,
            List<DisturbanceView> disturbances, List<NoticeView> notices, List<Note> notes) {

        public Tables {
            failureIntervals = failureIntervals == null ? List.of() : List.copyOf(failureIntervals);
            disturbances = disturbances == null ? List.of() : List.copyOf(disturbances);
        }
    }

    /** Composes that of a run that nothing disturbed; a host that is not known is null. */
    public static Result of(RunFacts facts, RunSpec plan, Estimate estimate, HostsView hosts) {
        return of(facts, plan, estimate, hosts, List.of());
    }

    /** The same with what was done to this host on purpose. */
    public static Result of(RunFacts facts, RunSpec plan, Estimate estimate, HostsView hosts,
            List<Disturbed> disturbed) {
        Notes notes = new Notes();
        Axis axis = Axis.of(estimate);
        Judge judge = Judge.of(plan, estimate, facts);
        facts.warnings().forEach(warning -> notes.add("run", warning));
        limits(plan, estimate, notes);
        IntegrityView.note(plan, estimate, notes);
        host("client", hosts.client(), notes);
        host("server", hosts.server(), notes);
        List<ServerView> servers = ServerView.of(plan, estimate);
        Summary summary = SummaryRow.of(estimate, plan, facts.started(), judge.verdict(), hosts, servers, notes);
        SteadyView steady = SteadyView.of(estimate, axis, notes);
        FairnessView fairness = FairnessView.of(estimate, notes);
        List<NoticeView> notices = estimate.told().notices()
                .stream()
                .map(notice -> new NoticeView(notice.worker().role().word(), notice.worker().number(), notice.text()))
                .toList();
        Figures figures = new Figures(steady, SizesView.of(plan, estimate, notes), LatencyView.of(estimate),
                TcpInfoView.of(plan, estimate, notes), fairness, OpenLoopView.of(plan, estimate, notes),
                servers.size() == 1 ? List.of() : servers);
        List<HostRow> rows = HostRow.of(hosts);
        return new Result(SCHEMA, new Judgement(judge.verdict(), judge.reasons()), RunView.of(facts),
                PlanView.of(plan, facts.allowed()), summary, figures,
                new Faults(FailureView.of(estimate, axis), IntegrityView.of(facts.id(), estimate, axis),
                        ChaosView.of(facts, plan, estimate, axis), Findings.of(plan, estimate, rows)),
                new Tables(WorkerView.of(plan, estimate), IntervalView.of(estimate), FailureIntervalView.of(estimate),
                        HistogramView.of(estimate),
                        rows, DisturbanceView.of(disturbed, estimate), notices, notes.list()));
    }

    /** What became of the run, in one word. */
    public Verdict verdict() {
        return judgement.verdict;
    }

    /** Why it is not complete; empty if it is. */
    public List<String> verdictReasons() {
        return judgement.verdictReasons;
    }

    /** The client's side, {@code sender} or {@code receiver}: it is who connects and waits. */
    public String clientSide() {
        return FailureView.clientSide((String) summary.values().get("exchange"));
    }

    /** What is known of the host of a role, {@code client} or {@code server}; null if nothing is. */
    public HostView host(String role) {
        return tables.hosts.stream().filter(row -> row.is(role)).map(HostRow::facts).findFirst().orElse(null);
    }

    private static void limits(RunSpec plan, Estimate estimate, Notes notes) {
        if (estimate.history().rowNs() != plan.intervalNs()) {
            notes.add("intervals", "neighbours were merged to keep this file small: one entry stands for "
                    + Decimals.seconds(estimate.history().rowNs()).stripTrailingZeros().toPlainString() + " seconds");
        }
        if (estimate.told().leftOut() > 0) {
            notes.add("notices", estimate.told().leftOut() + " more were left out");
        }
        if (plan.servers().size() > 1) {
            estimate.told().serversLost().forEach((number, how) -> notes.add("servers." + number,
                    how + ": what it received after its last interval is not in the counts"));
        }
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side == null) {
                continue;
            }
            for (WorkerOutcome worker : side.workers()) {
                if (worker.effort().shared()) {
                    notes.add("workers", worker.name() + " served another run at the same time, so its CPU time is that"
                            + " of both");
                }
                if (!worker.reported()) {
                    notes.add("workers", worker.name() + " is known only up to its last interval: what it did after"
                            + " that is not in the counts, and nobody knows its times and causes");
                }
            }
        }
        if (estimate.clock().receiverOffsetNs() != 0) {
            notes.add("steady", "the server's clock was laid beside the client's by taking the first connection"
                    + " attempt and the first accepted connection for one moment; its rates use its own clock alone");
        }
        if (plan.times().durationNs() > 0 && estimate.notAttempted() > 0) {
            notes.add("summary.connections_not_attempted", "the duration asked for ended before they were started");
        }
        if (estimate.history().rows().isEmpty()) {
            notes.add("intervals", "no worker told an interval");
        } else if (estimate.history().rows().stream().map(Bucket::server).allMatch(part -> part == null)) {
            notes.add("intervals", "nobody told what the server counted in each");
        }
    }

    private static void host(String name, HostView host, Notes notes) {
        if (host == null) {
            notes.add("hosts." + name, "nobody told of this host");
        }
    }
}
