package org.tcpp.report;

import java.util.List;
import org.tcpp.result.Result;
import org.tcpp.result.ServerView;

/** The table of servers, one line each; none where there is one. */
final class ServerLines {

    private ServerLines() {}

    static List<String> of(Result result, Style style) {
        List<ServerView> servers = result.figures().servers();
        if (servers.isEmpty()) {
            return List.of();
        }
        Table table = new Table(List.of("server", "completed", "failed", "not attempted", "bytes", "rate"));
        for (ServerView server : servers) {
            table.row(List.of(Ascii.of(server.host()) + (server.lost() == null ? "" : " lost"),
                    Quantity.count(server.connections().connectionsCompleted()),
                    Quantity.count(server.connections().connectionsFailed()),
                    Quantity.count(server.connections().connectionsNotAttempted()),
                    server.bytes() == null ? "-" : Quantity.bytes(server.bytes()),
                    Quantity.rate(server.bitsPerSecond())));
        }
        return table.lines(style.width());
    }
}
