package org.tcpp.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Busy;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.Role;
import org.tcpp.output.Look;
import org.tcpp.output.RunFollower;
import org.tcpp.output.View;
import org.tcpp.result.FailureIntervalView;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.PlanView;
import org.tcpp.result.Result;
import org.tcpp.result.Start;

/**
 * Follows the runs of a command, one after the other on a client, several at once on a server, and shows how they
 * stand. One thread.
 */
public final class LiveRuns implements RunFollower, View {

    private static final int MOST_NOTES = 50;
    private static final int MOST_KINDS = 3;
    private static final long MINUTE_NS = 60_000_000_000L;
    /** A run that says nothing for so long, beyond its interval, is not under way for the figures of now. */
    private static final long SILENT_NS = 3_000_000_000L;
    private static final double NS_PER_SECOND = 1e9;

    private final String title;
    private final boolean server;
    private final int trials;
    private final LongSupplier clock;
    private final long beganNs;
    private final Map<String, RunState> underWay = new LinkedHashMap<>();
    private final Map<String, HostState> hosts = new TreeMap<>();
    private final Map<String, Long> kinds = new LinkedHashMap<>();
    private final Timeline timeline = new Timeline();
    private final Deque<String> notes = new ArrayDeque<>();
    private Counters over = Counters.NONE;
    private long bytesOver;
    private int begun;
    private Long failedNs;
    private String status;

    /**
     * Of a command.
     *
     * @param title what it is
     * @param server whether its runs are those of its clients
     * @param trials runs that it does one after the other
     * @param clock in nanoseconds, monotonic
     */
    public LiveRuns(String title, boolean server, int trials, LongSupplier clock) {
        this.title = title;
        this.server = server;
        this.trials = trials;
        this.clock = clock;
        beganNs = clock.getAsLong();
    }

    @Override
    public void begin(Start start, Exchange exchange) {
        if (!server) {
            hosts.clear();
            kinds.clear();
            over = Counters.NONE;
            bytesOver = 0;
            failedNs = null;
        }
        begun++;
        status = null;
        underWay.put(start.run().id(), new RunState(start.plan(), exchange, clock.getAsLong()));
    }

    @Override
    public void interval(String run, Bucket interval, Exchange exchange) {
        underWay.get(run).take(interval, clock.getAsLong(), timeline);
    }

    @Override
    public void failures(String run, FailureHistory.Row failures, Exchange exchange) {
        FailureIntervalView row = FailureIntervalView.of(failures, exchange);
        kinds.merge(row.phase() + " " + row.cause() + " (" + row.side() + ")", row.count(), Long::sum);
        failedNs = clock.getAsLong();
    }

    @Override
    public void busy(String run, List<Busy> workers) {
        workers.forEach(busy -> host(busy.role().word()).take(busy));
    }

    @Override
    public void host(String run, String role, HostSampleView sample) {
        for (Role each : Role.values()) {
            if (role.equals(each.word()) || "both".equals(role)) {
                host(each.word()).take(sample);
            }
        }
    }

    @Override
    public void end(Result result) {
        RunState ended = underWay.remove(result.run().id());
        over = over.plus(ended.counted());
        bytesOver += ended.bytes();
    }

    @Override
    public void status(String what) {
        status = what;
    }

    @Override
    public void note(String line) {
        notes.add(Dashboard.time(clock.getAsLong() - beganNs) + "  " + line);
        if (notes.size() > MOST_NOTES) {
            notes.removeFirst();
        }
    }

    @Override
    public List<String> lines(Look look, long nowNs) {
        return Dashboard.lines(scene(nowNs), look);
    }

    @Override
    public String line(long nowNs) {
        return Dashboard.line(scene(nowNs));
    }

    private HostState host(String role) {
        return hosts.computeIfAbsent(role, _ -> new HostState());
    }

    /** How it all stands at a moment. */
    Scene scene(long nowNs) {
        List<RunState> now = underWay.values().stream().filter(run -> !isSilent(run, nowNs)).toList();
        if (now.isEmpty() && begun > 0) {
            timeline.closeUntil(nowNs);
        }
        Counters counted = over;
        for (RunState run : underWay.values()) {
            counted = counted.plus(run.counted());
        }
        List<Scene.Host> ends = new ArrayList<>();
        hosts.forEach((role, host) -> ends.add(host.scene(role)));
        RunState only = server || underWay.isEmpty() ? null : underWay.values().iterator().next();
        return new Scene(title(), status == null ? word(now.size()) : status, progress(only, counted, nowNs),
                goodput(now), connections(only, now, counted), failures(nowNs), ends, List.copyOf(notes));
    }

    private String title() {
        return server || trials == 1 ? title : title + ", run " + Math.max(1, begun) + " of " + trials;
    }

    private static boolean isSilent(RunState run, long nowNs) {
        double intervalNs = run.plan().measuring().intervalSeconds().doubleValue() * NS_PER_SECOND;
        return nowNs - run.toldNs() > 2 * intervalNs + SILENT_NS;
    }

    private String word(int now) {
        return server ? (now == 1 ? "1 run" : now + " runs") + " under way, " + begun + " so far" : null;
    }

    private Scene.Progress progress(RunState only, Counters counted, long nowNs) {
        if (only == null) {
            return new Scene.Progress(nowNs - beganNs, null, null);
        }
        long elapsedNs = nowNs - only.beganNs();
        Double part = part(only.plan(), counted, elapsedNs);
        return new Scene.Progress(elapsedNs, part,
                part == null || part <= 0 ? null : (Long) Math.round(elapsedNs / part - elapsedNs));
    }

    /** The larger of the shares of time and of connections, for the run ends with whichever ends first. */
    private static Double part(PlanView plan, Counters counted, long elapsedNs) {
        PlanView.Workload workload = plan.workload();
        Double ofTime = workload.times().durationSeconds() == null
                ? null
                : (Double) (elapsedNs / NS_PER_SECOND / workload.times().durationSeconds().doubleValue());
        Long wanted = wanted(plan);
        Double ofConnections = wanted == null
                ? null
                : (Double) ((counted.completed() + counted.failed()) * 1.0 / wanted);
        Double part = ofTime == null
                ? ofConnections
                : (Double) Math.max(ofTime, ofConnections == null ? 0 : ofConnections);
        return part == null ? null : (Double) Math.min(1, part);
    }

    private static Long wanted(PlanView plan) {
        Long each = plan.workload().tcps();
        return each == null ? null : (Long) (each * plan.placement().procs());
    }

    private Scene.Goodput goodput(List<RunState> now) {
        double arrived = 0;
        Double sent = null;
        Double back = null;
        long bytes = bytesOver;
        boolean received = true;
        for (RunState run : now) {
            arrived += run.arrivedNow();
            sent = plus(sent, run.receiverTells() ? run.sentNow() : null);
            back = plus(back, run.backNow());
            received &= run.receiverTells();
        }
        for (RunState run : underWay.values()) {
            bytes += run.bytes();
        }
        return new Scene.Goodput(received ? "received" : "sent", arrived, timeline.rate(MINUTE_NS), sent, back, bytes,
                timeline.rates());
    }

    private static Double plus(Double one, Double other) {
        return one == null ? other : other == null ? one : (Double) (one + other);
    }

    private static Scene.Connections connections(RunState only, List<RunState> now, Counters counted) {
        Long each = only == null ? null : only.plan().workload().max();
        return new Scene.Connections(now.stream().mapToLong(RunState::atOnce).sum(),
                each == null ? null : (Long) (each * only.plan().placement().procs()), counted.completed(),
                counted.failed(), only == null ? null : wanted(only.plan()),
                now.stream().mapToDouble(RunState::completedPerSecond).sum());
    }

    private Scene.Failures failures(long nowNs) {
        List<String> most = kinds.entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS)
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .toList();
        return new Scene.Failures(most, failedNs == null ? null : (Long) (nowNs - failedNs));
    }
}
