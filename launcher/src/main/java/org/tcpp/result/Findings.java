package org.tcpp.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Side;
import org.tcpp.estimate.SynHumps;
import org.tcpp.estimate.Traffic;
import org.tcpp.estimate.WorkerOutcome;
import org.tcpp.message.Retries;
import org.tcpp.plan.RunSpec;

/** Looks for what should be known before the figures are quoted. */
final class Findings {

    /** Of one core: a worker above it has no time left to be anything but the limit. */
    private static final double BUSY = 0.9;
    private static final long LATE_TURN_NS = 50_000_000;
    private static final long LATE_LAUNCHER_NS = 500_000_000;

    private Findings() {}

    static List<Finding> of(RunSpec plan, Estimate estimate, List<HostRow> hosts) {
        List<Finding> findings = new ArrayList<>();
        if (!plan.exchange().chaos().isOn()) {
            // a reset in the middle leaves bytes behind
            conservation(findings, estimate);
        }
        for (Side side : new Side[]{estimate.client(), estimate.server()}) {
            if (side != null) {
                if (side != estimate.client() || !plan.times().arrivals().isOpen()) {
                    busy(findings, side); // of a client with a schedule it is said with what became of that
                }
                lateTurn(findings, side);
                stoodStill(findings, side);
            }
        }
        Generator.find(findings, plan, estimate);
        retries(findings, plan, estimate);
        starved(findings, estimate);
        launcher(findings, estimate);
        humps(findings, estimate);
        findings.addAll(KernelDrops.of(hosts));
        findings.addAll(KernelLimits.of(hosts));
        findings.addAll(KernelComplaints.of(hosts));
        return List.copyOf(findings);
    }

    private static void conservation(List<Finding> findings, Estimate estimate) {
        for (Traffic traffic : estimate.traffic()) {
            if (traffic.bytesSent().known() && traffic.bytesReceived().known()) {
                conservation(findings, traffic.bytesSent().value() - traffic.bytesReceived().value());
            }
        }
    }

    private static void conservation(List<Finding> findings, long missing) {
        if (missing > 0) {
            findings.add(new Finding("sent_not_received", missing, "bytes", missing
                    + " bytes were accepted by the sender's kernel and not received; failed connections and workers"
                    + " account for them, or they were lost"));
        } else if (missing < 0) {
            findings.add(new Finding("received_not_sent", -missing, "bytes", -missing
                    + " bytes more were received than sent: another client, or a sender that died before it could"
                    + " tell"));
        }
    }

    private static void busy(List<Finding> findings, Side side) {
        List<WorkerOutcome> busy = busiest(side);
        if (!busy.isEmpty()) {
            findings.add(new Finding("worker_busy", Decimals.permille(busy.getFirst().effort().busiest()), "permille",
                    clause(busy, side) + ": tcpp itself may have been the limit"));
        }
    }

    /** That workers had hardly any time left, or null. */
    static String busyClause(Side side) {
        List<WorkerOutcome> busy = busiest(side);
        return busy.isEmpty() ? null : clause(busy, side);
    }

    private static List<WorkerOutcome> busiest(Side side) {
        return side.workers()
                .stream()
                .filter(worker -> worker.effort().busiest() != null && worker.effort().busiest() > BUSY)
                .sorted(Comparator.comparingDouble((WorkerOutcome worker) -> worker.effort().busiest()).reversed())
                .toList();
    }

    private static String clause(List<WorkerOutcome> busy, Side side) {
        return some(busy, side) + " used more than 90 % of a core in some interval, " + busy.getFirst().name() + " "
                + Decimals.permille(busy.getFirst().effort().busiest()) / 10 + " %";
    }

    private static void lateTurn(List<Finding> findings, Side side) {
        List<WorkerOutcome> late = side.workers()
                .stream()
                .filter(worker -> worker.effort().longestTurnNs() != null
                        && worker.effort().longestTurnNs() > LATE_TURN_NS)
                .sorted(Comparator.comparingLong((WorkerOutcome worker) -> worker.effort().longestTurnNs()).reversed())
                .toList();
        if (!late.isEmpty()) {
            long milliseconds = late.getFirst().effort().longestTurnNs() / 1_000_000;
            findings.add(new Finding("late_turn", milliseconds, "milliseconds", some(late, side)
                    + " had a turn of the loop of more than 50 ms, " + late.getFirst().name() + " one of "
                    + milliseconds + " ms: held up by the host or by the loop itself"));
        }
    }

    private static void stoodStill(List<Finding> findings, Side side) {
        for (WorkerOutcome worker : side.workers()) {
            long milliseconds = worker.effort().pauses().totalNs() / 1_000_000;
            if (milliseconds > 0) {
                findings.add(new Finding("stood_still", milliseconds, "milliseconds", worker.name() + " stood still"
                        + String.format(Locale.ROOT, " for %.1f s", milliseconds / 1000.0)
                        + ": stopped, frozen, or without a processor. That time is in the figures of the whole run,"
                        + " and not in the steady ones"));
            }
        }
    }

    private static String some(List<WorkerOutcome> workers, Side side) {
        return workers.size() + " of " + side.workers().size() + " " + side.role().word() + " workers";
    }

    private static void starved(List<Finding> findings, Estimate estimate) {
        long starved = estimate.foremost().counting().fairness().starvedConnections();
        if (starved > 0) {
            findings.add(new Finding("starved", starved, "connections", starved
                    + " connections made no progress for 5 s while others did"));
        }
    }

    private static void launcher(List<Finding> findings, Estimate estimate) {
        if (estimate.told().lagNs() != null && estimate.told().lagNs() > LATE_LAUNCHER_NS) {
            long milliseconds = estimate.told().lagNs() / 1_000_000;
            findings.add(new Finding("launcher_late", milliseconds, "milliseconds", "the launcher took a worker's word"
                    + " only after " + milliseconds + " ms: it could not keep up, or its host was too busy"));
        }
    }

    private static void humps(List<Finding> findings, Estimate estimate) {
        SynHumps humps = estimate.client() == null ? null : estimate.client().synHumps().value();
        if (humps != null && humps.total() > 0) {
            findings.add(new Finding("syn_retransmissions", humps.total(), "connections", humps.total()
                    + " connections needed more than one SYN: connect times show humps after 1 s ("
                    + humps.afterOneSecond() + "), 3 s (" + humps.afterThreeSeconds() + ") and 7 s ("
                    + humps.afterSevenSeconds() + "); a full backlog or loss on the way does that"));
        }
    }

    private static void retries(List<Finding> findings, RunSpec plan, Estimate estimate) {
        Retries retries = estimate.asking().retries();
        Long elapsedNs = estimate.asking().elapsedNs().value();
        if (elapsedNs != null && retries.waitedNs() > elapsedNs / 100 * plan.processes()) {
            long milliseconds = retries.waitedNs() / 1_000_000;
            findings.add(new Finding("retries_limited", milliseconds, "milliseconds", "workers held back new"
                    + " connections for " + milliseconds + " ms in all for want of "
                    + want(retries) + ": that limited the run"));
        }
    }

    private static String want(Retries retries) {
        List<String> wants = new ArrayList<>();
        if (retries.ports() > 0) {
            wants.add("local ports");
        }
        if (retries.descriptors() > 0) {
            wants.add("file descriptors");
        }
        if (retries.buffers() > 0) {
            wants.add("kernel memory");
        }
        return String.join(" and ", wants);
    }
}
