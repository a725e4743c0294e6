package org.tcpp.html;

import java.util.List;
import org.tcpp.result.FairnessView;
import org.tcpp.result.Result;
import org.tcpp.result.WorkerView;

/** What each worker did, and how evenly connections and workers were served. */
final class WorkersSection {

    /** So many bars can be told apart; more workers are dots. */
    private static final int MOST_BARS = 40;
    private static final double BAR = 0.38;

    private WorkersSection() {}

    static Section of(Result result) {
        Section section = new Section("workers", "Workers");
        List<WorkerView> workers = result.tables().workers();
        if (workers.isEmpty()) {
            return section;
        }
        return section.chart(chart(workers), "Goodput of each worker",
                "Bytes of each worker process over its own time, client workers and server workers side by side.",
                table(workers));
    }

    static Section fairness(Result result) {
        Section section = new Section("fairness", "Fairness");
        FairnessView fairness = result.figures().fairness();
        if (fairness.connectionsIndex() != null) {
            section.say("Jain's index over the shares of " + Numbers.count(fairness.connections()) + " connections: "
                    + Numbers.plain(fairness.connectionsIndex()) + " (1: all got the same).");
        }
        if (fairness.workersIndex() != null) {
            section.say("Jain's index over the rates of " + fairness.workers() + " workers: "
                    + Numbers.plain(fairness.workersIndex()) + ".");
        }
        if (fairness.starvedConnections() > 0) {
            section.say(Numbers.count(fairness.starvedConnections())
                    + " connections made no progress for five seconds while others did.");
        }
        return section.add(flows("slowest connections", fairness.slowest()))
                .add(flows("fastest connections", fairness.fastest()))
                .add(flows("starved connections, with their time without progress", fairness.starved()));
    }

    private static Chart chart(List<WorkerView> workers) {
        double most = workers.stream().map(worker -> worker.traffic().bitsPerSecond()).filter(rate -> rate != null)
                .mapToLong(Long::longValue).max().orElse(0);
        List<WorkerView> clients = of(workers, "client");
        List<WorkerView> servers = of(workers, "server");
        int places = Math.max(clients.size(), servers.size());
        Chart chart = new Chart(Axis.items("worker", 0, places),
                Axis.of("Goodput", Unit.BITS_PER_SECOND, Scale.fromZero(most)));
        boolean both = !clients.isEmpty() && !servers.isEmpty();
        draw(chart, Ink.BLUE, clients, places, both ? -BAR : -BAR / 2);
        draw(chart, Ink.ORANGE, servers, places, both ? 0 : -BAR / 2);
        return chart;
    }

    private static void draw(Chart chart, Ink ink, List<WorkerView> workers, int places, double offset) {
        for (int i = 0; i < workers.size(); i++) {
            WorkerView worker = workers.get(i);
            Long rate = worker.traffic().bitsPerSecond();
            if (rate != null) {
                String what = name(worker) + ": " + Unit.BITS_PER_SECOND.text(rate);
                if (places <= MOST_BARS) {
                    chart.box(ink, new Point(i + offset, 0), new Point(i + offset + BAR, rate), what);
                } else {
                    chart.dot(ink, new Point(i, rate), 2, what);
                }
            }
        }
        if (!workers.isEmpty()) {
            chart.name(ink, workers.getFirst().process().role() + " workers");
        }
    }

    private static List<WorkerView> of(List<WorkerView> workers, String role) {
        return workers.stream().filter(worker -> worker.process().role().equals(role)).toList();
    }

    private static String name(WorkerView worker) {
        return worker.process().role() + " " + worker.process().number()
                + (worker.process().incarnation() == 0 ? "" : "." + worker.process().incarnation());
    }

    private static DataTable table(List<WorkerView> workers) {
        DataTable table = new DataTable("workers", List.of("worker", "ended", "completed", "failed", "not attempted",
                "bytes", "seconds", "bit/s", "connections/s", "connect p50, \u00b5s", "p99, \u00b5s", "CPU, s",
                "busiest interval, \u2030 of a CPU", "longest turn, \u00b5s", "pid"));
        for (WorkerView worker : workers) {
            WorkerView.Connections connections = worker.connections();
            WorkerView.Traffic traffic = worker.traffic();
            table.row(name(worker), worker.ending().ended().replace('_', ' '), connections.connectionsCompleted(),
                    connections.connectionsFailed(), connections.connectionsNotAttempted(), traffic.bytes(),
                    traffic.seconds(), traffic.bitsPerSecond(), traffic.connectionsPerSecond(),
                    traffic.connect().p50(), traffic.connect().p99(), worker.effort().cpuSeconds(),
                    worker.effort().busiestIntervalCpuPermille(), worker.effort().longestTurnMicroseconds(),
                    worker.process().pid());
        }
        return table;
    }

    private static DataTable flows(String caption, List<FairnessView.Flow> flows) {
        DataTable table = new DataTable(caption,
                List.of("connection", "worker", "from", "to", "bytes", "seconds", "bit/s"));
        flows.forEach(flow -> table.row(flow.connection(), flow.worker(), flow.local(), flow.remote(), flow.bytes(),
                flow.seconds(), flow.bitsPerSecond()));
        return table;
    }
}
