package org.tcpp.html;

import java.util.List;
import org.tcpp.result.Result;
import org.tcpp.result.ServerView;

/** What each of several servers had of a run. */
final class ServersSection {

    private static final double BAR = 0.76;

    private ServersSection() {}

    static Section of(Result result) {
        Section section = new Section("servers", "Servers");
        List<ServerView> servers = result.figures().servers();
        if (servers.isEmpty()) {
            return section;
        }
        return section.chart(chart(servers), "Goodput of each server",
                "Bytes that went to each server, or came from it, over the time in which they did.", table(servers));
    }

    private static Chart chart(List<ServerView> servers) {
        double most = servers.stream().map(ServerView::bitsPerSecond).filter(rate -> rate != null)
                .mapToLong(Long::longValue).max().orElse(0);
        Chart chart = new Chart(Axis.items("server", 0, servers.size()),
                Axis.of("Goodput", Unit.BITS_PER_SECOND, Scale.fromZero(most)));
        for (ServerView server : servers) {
            Long rate = server.bitsPerSecond();
            if (rate != null) {
                chart.box(Ink.BLUE, new Point(server.number() - BAR / 2, 0),
                        new Point(server.number() + BAR / 2, rate),
                        MeshHosts.name(server.host()) + ": " + Unit.BITS_PER_SECOND.text(rate));
            }
        }
        return chart;
    }

    private static DataTable table(List<ServerView> servers) {
        DataTable table = new DataTable("servers", List.of("server", "host", "address", "asked for", "completed",
                "failed", "not attempted", "failures", "bytes", "bit/s", "lost"));
        servers.forEach(server -> table.row(server.number(), MeshHosts.name(server.host()), server.address(),
                server.connections().connectionsRequested(), server.connections().connectionsCompleted(),
                server.connections().connectionsFailed(), server.connections().connectionsNotAttempted(),
                server.connections().failures(), server.bytes(), server.bitsPerSecond(), server.lost()));
        return table;
    }
}
