package org.tcpp.metrics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Busy;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.Report;
import org.tcpp.message.Role;
import org.tcpp.output.RunFollower;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;
import org.tcpp.result.Verdict;

/**
 * Follows the runs of a command and adds them up. The text for those who scrape is made when something was told, never
 * when they come. One thread, but for {@link #text}.
 */
public final class Metrics implements RunFollower {

    private static final double PERMILLE = 1000;
    /** By their names in a result. */
    private static final Map<String, Metric> HISTOGRAMS = Map.of("connect_microseconds", Metric.CONNECT,
            "first_byte_microseconds", Metric.FIRST_BYTE, Report.COMPLETION, Metric.COMPLETION, "round_microseconds",
            Metric.ROUND);

    private final Exposition all = new Exposition();
    private final Map<String, Start> underWay = new TreeMap<>();
    private final Map<String, Map<Role, Long>> atOnce = new HashMap<>();
    private volatile String text;
    private volatile String plainText;

    /** Of a command of that version and commit, which may be null. */
    public Metrics(String version, String commit) {
        all.set(Metric.BUILD, 1, version, commit);
        all.add(Metric.RUNS_STARTED, 0);
        for (Verdict verdict : Verdict.values()) {
            all.add(Metric.RUNS_ENDED, 0, verdict.toString());
        }
        HISTOGRAMS.values().forEach(metric -> all.add(metric, null));
        publish();
    }

    /** All of it as it was told last, by OpenMetrics 1.0. Any thread. */
    public String text() {
        return text;
    }

    /** The same in the older form of Prometheus, for files. Any thread. */
    public String plainText() {
        return plainText;
    }

    @Override
    public void begin(Start start, Exchange exchange) {
        underWay.put(start.run().id(), start);
        all.add(Metric.RUNS_STARTED, 1);
        publish();
    }

    @Override
    public void interval(String run, Bucket interval, Exchange exchange) {
        add(run, Role.CLIENT, interval.client());
        add(run, Role.SERVER, interval.server());
        publish();
    }

    private void add(String run, Role role, Bucket.Part part) {
        if (part == null) {
            return;
        }
        Counters counters = part.counters();
        all.add(Metric.STARTED, counters.started(), role.word());
        all.add(Metric.ESTABLISHED, counters.established(), role.word());
        all.add(Metric.COMPLETED, counters.completed(), role.word());
        all.add(Metric.FAILED, counters.failed(), role.word());
        all.add(Metric.SENT, counters.sent(), role.word());
        all.add(Metric.RECEIVED, counters.received(), role.word());
        if (role == Role.CLIENT) {
            all.add(Metric.ROUNDS, counters.rounds());
        }
        atOnce.computeIfAbsent(run, _ -> new TreeMap<>()).put(role, part.atOnce());
    }

    @Override
    public void failures(String run, FailureHistory.Row failures, Exchange exchange) {
        all.add(Metric.FAILURES, failures.failed().count(), failures.role().word(), failures.failed().phase().word(),
                failures.failed().cause().word());
        publish();
    }

    @Override
    public void busy(String run, List<Busy> workers) {
        workers.forEach(busy -> {
            all.set(Metric.WORKERS_CPU, busy.cores(), busy.role().word());
            all.set(Metric.BUSIEST_CPU, busy.busiest(), busy.role().word());
        });
        publish();
    }

    @Override
    public void host(String run, String role, HostSampleView sample) {
        HostSampleView.Cpu cpu = sample.cpu();
        cpu(role, "user", cpu.user());
        cpu(role, "nice", cpu.nice());
        cpu(role, "system", cpu.system());
        cpu(role, "interrupt", cpu.interrupt());
        cpu(role, "idle", cpu.idle());
        cpu(role, "steal", cpu.steal());
        count(Metric.SEGMENTS_SENT, role, sample.segments().segmentsSent());
        count(Metric.SEGMENTS_AGAIN, role, sample.segments().segmentsRetransmitted());
        count(Metric.DROPS, role, sample.link().dropsReceived());
        publish();
    }

    private void cpu(String role, String state, Long permille) {
        if (permille != null) {
            all.set(Metric.HOST_CPU, permille / PERMILLE, role, state);
        }
    }

    private void count(Metric metric, String role, Long more) {
        if (more != null) {
            all.add(metric, more, role);
        }
    }

    @Override
    public void end(Result result) {
        underWay.remove(result.run().id());
        atOnce.remove(result.run().id());
        all.add(Metric.RUNS_ENDED, 1, result.verdict().toString());
        result.tables().histograms().stream().filter(view -> view.side().equals(result.clientSide())
                && HISTOGRAMS.containsKey(view.name()))
                .forEach(view -> all.add(HISTOGRAMS.get(view.name()), view.histogram()));
        all.remove(Metric.WORKERS_CPU);
        all.remove(Metric.BUSIEST_CPU);
        publish();
    }

    private void publish() {
        all.set(Metric.RUNS_UNDER_WAY, underWay.size());
        for (Role role : Role.values()) {
            all.set(Metric.UNDER_WAY, atOnce.values().stream().mapToLong(run -> run.getOrDefault(role, 0L)).sum(),
                    role.word());
        }
        all.remove(Metric.RUN);
        underWay.forEach((run, start) -> {
            Map<String, String> labels = new TreeMap<>();
            start.run().labels()
                    .forEach((key, value) -> labels.put("label_" + key.replaceAll("[^A-Za-z0-9_]", "_"), value));
            all.set(Metric.RUN, labels, run, start.plan().placement().mode());
        });
        text = all.text();
        plainText = all.plainText();
    }
}
